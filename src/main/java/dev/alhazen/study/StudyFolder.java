package dev.alhazen.study;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.Json;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.base.UsageException;
import dev.alhazen.journal.Account;
import dev.alhazen.journal.Blobs;
import dev.alhazen.journal.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The folder of one study; see the README for its layout.
public record StudyFolder(Path root) {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  /// Makes a new folder `OUT/<template>/<time>-<slug>`, with a number behind it where that exists.
  public static StudyFolder create(Path out, String template, Instant now, String slug) {
    String name = "%s-%s".formatted(STAMP.format(now), slug);
    Path folder = out.resolve(template).resolve(name);
    try {
      Files.createDirectories(folder.getParent());
      for (int n = 2; Files.exists(folder); n++) {
        folder = out.resolve(template).resolve(name + "-" + n);
      }
      Files.createDirectory(folder);
    } catch (IOException e) {
      throw new UnavailableException(
          "Folder %s cannot be made: %s. Choose another with --out.".formatted(folder, e), e);
    }
    return new StudyFolder(folder);
  }

  /// The study in a folder that the user names.
  public static StudyFolder existing(Path folder) {
    StudyFolder study = new StudyFolder(folder.toAbsolutePath().normalize());
    if (!Files.exists(study.askedFile())) {
      throw new UsageException(
          "%s is no study: it holds no study.json. `alhazen list` shows the studies here."
              .formatted(folder));
    }
    return study;
  }

  /// All studies below a folder, latest first.
  public static List<StudyFolder> all(Path out) {
    if (!Files.isDirectory(out)) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(out, 3)) {
      return found
          .filter(path -> path.endsWith("study.json"))
          .map(path -> new StudyFolder(path.toAbsolutePath().resolveSibling("").normalize()))
          .filter(study -> !Files.exists(study.replayMark()))
          .sorted(
              Comparator.comparing((StudyFolder s) -> s.root.getFileName().toString()).reversed())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Asked asked() {
    return Json.read(askedFile(), Asked.class);
  }

  public void write(Asked asked) {
    AtomicFiles.write(askedFile(), Json.pretty(asked));
  }

  public Blobs blobs() {
    return new Blobs(blobFolder());
  }

  /// Where contents lie, by digest.
  public Path blobFolder() {
    return root.resolve("blobs");
  }

  /// Marks a folder as the replay of another: no study of its own.
  public Path replayMark() {
    return root.resolve(".replay");
  }

  public Path journal() {
    return root.resolve("journal.jsonl");
  }

  public Path askedFile() {
    return root.resolve("study.json");
  }

  public Path ideas() {
    return root.resolve("ideas.json");
  }

  /// Ideas that the user gave, as they were when the study began.
  public Path givenIdeas() {
    return root.resolve("ideas-given.json");
  }

  public Path report() {
    return root.resolve("report.html");
  }

  /// The template's files as they were when the study began: path → digest.
  public Path templateFiles() {
    return root.resolve("template.json");
  }

  /// The command lines and mounts of the template's environment, as prepared on this machine.
  public Path environment() {
    return root.resolve("environment.json");
  }

  /// The prompts that this study uses, as they were when it began.
  public Path prompts() {
    return root.resolve("prompts");
  }

  /// What runs in the sandbox stages its files here; nothing in it outlives a run.
  public Path scratch() {
    return root.resolve(".scratch");
  }

  public InvestigationFolder investigation(String idea) {
    return new InvestigationFolder(root.resolve(idea));
  }

  /// What the study and all its investigations cost so far.
  public Account account() {
    return investigations().stream()
        .map(investigation -> Account.of(Journal.read(investigation.journal())))
        .reduce(Account.of(Journal.read(journal())), Account::plus);
  }

  /// The investigations that have begun, by name.
  public List<InvestigationFolder> investigations() {
    try (Stream<Path> folders = Files.list(root)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("journal.jsonl")))
          .sorted()
          .map(InvestigationFolder::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
