package dev.alhazen.verify;

import dev.alhazen.base.Json;
import dev.alhazen.base.Texts;
import dev.alhazen.manuscript.CitationFile;
import dev.alhazen.manuscript.CitedText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Checks every citation of a paper against the records of its `citations.json`: each key has a
/// record, each claim a sentence of it, and `references.bib` is what the records give.
final class CitedWorks {
  private final List<Check> checks = new ArrayList<>();

  private CitedWorks() {}

  /// @param paper the folder with `paper.tex`
  /// @throws dev.alhazen.base.MalformedException where the paper cites and has no account of it
  static List<Check> check(Path paper) {
    CitedText text = CitedText.of(Texts.read(paper.resolve("paper.tex")));
    CitedWorks works = new CitedWorks();
    text.foreign().forEach(works::foreign);
    if (!text.keys().isEmpty()) {
      CitationFile file = Json.read(paper.resolve(CitationFile.NAME), CitationFile.class);
      text.keys().forEach(key -> works.record(key, file));
      file.uses().forEach(use -> works.use(use, file));
      works.bibliography(Texts.read(paper.resolve("references.bib")), file);
    }
    return List.copyOf(works.checks);
  }

  private void foreign(String command) {
    add(command, "paper.tex", new Verdict.Altered("references by citation only", command));
  }

  private void record(String key, CitationFile file) {
    add(
        key,
        CitationFile.NAME,
        file.work(key)
            .<Verdict>map(
                listed ->
                    new Verdict.Confirmed(
                        "%s, from %s".formatted(listed.record().title(), listed.engine())))
            .orElse(new Verdict.Missing("no source returned a record under this key")));
  }

  private void use(CitationFile.Use use, CitationFile file) {
    if (use.kind() == CitationFile.Kind.MENTION) {
      return;
    }
    String subject = "%s in %s".formatted(use.key(), use.place());
    String support = String.join(" ", use.support());
    add(
        subject,
        CitationFile.NAME,
        file.isBorneOut(use)
            ? new Verdict.Confirmed("'%s'".formatted(support))
            : new Verdict.Missing(
                "the record holds no sentence that bears out '%s'".formatted(use.sentence())));
  }

  private void bibliography(String written, CitationFile file) {
    String name = "references.bib";
    add(
        name,
        CitationFile.NAME,
        written.equals(file.bibtex())
            ? new Verdict.Confirmed("made from the records")
            : new Verdict.Altered("the entries of the records", "other entries"));
  }

  private void add(String subject, String path, Verdict verdict) {
    checks.add(new Check(subject, path, verdict));
  }
}
