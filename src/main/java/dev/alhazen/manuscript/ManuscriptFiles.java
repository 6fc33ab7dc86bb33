package dev.alhazen.manuscript;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.Finding;
import dev.alhazen.base.Json;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.journal.Blobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Lays a manuscript out in a folder for people: sources, PDF, archive, web page, findings.
public final class ManuscriptFiles {
  public static final String ARCHIVE = "paper-arxiv.tar.gz";
  public static final String PAGE = "paper.html";

  private ManuscriptFiles() {}

  /// Writes `paper.pdf`, or `paper-draft.pdf` beside the findings where something blocks.
  ///
  /// @return the file to show first: the PDF, or the web page where there is none
  public static Path write(Path folder, Manuscript manuscript, Blobs blobs) {
    return write(folder, "paper", manuscript, blobs);
  }

  /// The same under another name of the PDF, such as `paper-improved`.
  public static Path write(Path folder, String name, Manuscript manuscript, Blobs blobs) {
    manuscript
        .sources()
        .files()
        .forEach((path, digest) -> blobs.materialise(digest, folder.resolve(path)));
    AtomicFiles.write(folder.resolve(ARCHIVE), PaperArchive.of(manuscript.sources(), blobs));
    AtomicFiles.write(folder.resolve(PAGE), PaperHtml.of(manuscript, blobs));
    findings(folder, manuscript.findings());
    Path whole = folder.resolve(name + ".pdf");
    Path draft = folder.resolve(name + "-draft.pdf");
    remove(whole);
    remove(draft);
    Path pdf = manuscript.isDraft() ? draft : whole;
    manuscript.pdf().ifPresent(digest -> blobs.materialise(digest, pdf));
    return manuscript.pdf().isPresent() ? pdf : folder.resolve(PAGE);
  }

  private static void findings(Path folder, List<Finding> findings) {
    Path json = folder.resolve("findings.json");
    Path text = folder.resolve("findings.md");
    if (findings.isEmpty()) {
      remove(json);
      remove(text);
      return;
    }
    AtomicFiles.write(json, Json.pretty(findings));
    StringBuilder lines = new StringBuilder("# Findings of the checks\n\n");
    for (Finding.Level level : Finding.Level.values()) {
      List<Finding> some = findings.stream().filter(f -> f.level() == level).toList();
      if (!some.isEmpty()) {
        lines.append(
            level == Finding.Level.BLOCK
                ? "These keep the paper a draft:\n\n"
                : "These are only reported:\n\n");
        some.forEach(f -> lines.append("- `%s` %s\n".formatted(f.id(), f.line())));
        lines.append('\n');
      }
    }
    AtomicFiles.write(text, lines.toString());
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UnavailableException("%s cannot be removed: %s.".formatted(file, e), e);
    }
  }
}
