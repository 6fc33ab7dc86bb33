package dev.alhazen.cli;

import dev.alhazen.base.Json;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.base.UsageException;
import dev.alhazen.journal.NotRecordedException;
import dev.alhazen.literature.Literature;
import dev.alhazen.model.Prompts;
import dev.alhazen.sandbox.Tree;
import dev.alhazen.study.Asked;
import dev.alhazen.study.Study;
import dev.alhazen.study.StudyFolder;
import dev.alhazen.template.Prepared;
import dev.alhazen.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A study's second performance, from its journal.
final class Replay {
  private final World world;
  private final StudyFolder original;

  Replay(World world, StudyFolder original) {
    this.world = world;
    this.original = original;
  }

  /// Replays into a folder that does not exist yet.
  StudyFolder into(Path target) {
    if (Files.exists(target)) {
      throw new UsageException(
          "%s exists. Name another folder with --out, or delete it.".formatted(target));
    }
    StudyFolder copy = new StudyFolder(target);
    copyRecords(copy);
    Asked asked = original.asked();
    Wiring wiring = new Wiring(world);
    Template template = template(copy, asked);
    ReplayWorkbench workbench =
        new ReplayWorkbench(original, copy, asked, literature(asked), wiring.typesetters(asked));
    try {
      new Study(
              copy,
              asked,
              template,
              Json.read(original.environment(), Prepared.class),
              workbench,
              new Prompts(List.of(copy.prompts())),
              (_, _) -> {})
          .run();
    } catch (NotRecordedException e) {
      StudyRunner.finish(copy);
      throw e;
    }
    StudyRunner.finish(copy);
    return copy;
  }

  private static List<Literature> literature(Asked asked) {
    return asked.options().literature().stream().<Literature>map(NoLiterature::new).toList();
  }

  /// The template as it was when the study began, whatever became of its folder.
  private Template template(StudyFolder copy, Asked asked) {
    Path folder = copy.root().resolve(".template").resolve(asked.template());
    Tree files = Json.read(original.templateFiles(), Tree.class);
    files
        .files()
        .forEach((path, digest) -> original.blobs().materialise(digest, folder.resolve(path)));
    return new Wiring(world).template(folder.toString());
  }

  /// The journals and what was given from outside; everything else is made anew.
  private void copyRecords(StudyFolder copy) {
    try (Stream<Path> all = Files.walk(original.root())) {
      for (Path file : all.filter(Files::isRegularFile).filter(this::isRecord).toList()) {
        Path to = copy.root().resolve(original.root().relativize(file));
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
      Files.createSymbolicLink(copy.blobFolder(), original.blobFolder().toAbsolutePath());
      Files.writeString(copy.replayMark(), original.root() + "\n");
    } catch (IOException e) {
      throw new UnavailableException(
          "The study cannot be copied to %s: %s.".formatted(copy.root(), e), e);
    }
  }

  private boolean isRecord(Path file) {
    Path path = original.root().relativize(file);
    String name = path.getFileName().toString();
    boolean given =
        List.of("study.json", "ideas-given.json", "environment.json", "template.json")
            .contains(path.toString());
    return given
        || path.startsWith("prompts")
        || name.equals("journal.jsonl") && path.getNameCount() <= 2;
  }
}
