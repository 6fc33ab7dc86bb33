package dev.alhazen.report;

import dev.alhazen.base.Finding;
import dev.alhazen.base.Json;
import dev.alhazen.base.Texts;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.experiment.Trials;
import dev.alhazen.journal.Entry;
import dev.alhazen.journal.Journal;
import dev.alhazen.review.ReviewFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Everything in an investigation's folder that the report shows.
///
/// @param status `finished`, `negative`, `draft`, `failed`, or `running` where it has no outcome
/// @param reason why, in a sentence
/// @param figures pictures that a browser shows, by name
/// @param notes the experiment's notes; empty where there are none
/// @param papers what was built of the paper, by name
/// @param findings what stayed wrong with the paper
record InvestigationFiles(
    Path folder,
    String status,
    String reason,
    Optional<Trials> trials,
    Optional<ReviewFile> review,
    Optional<ReviewFile> improved,
    List<Path> figures,
    String notes,
    List<Path> papers,
    List<Finding> findings,
    List<Entry> entries) {

  static boolean isOne(Path folder) {
    return Files.exists(folder.resolve("journal.jsonl"))
        || Files.exists(folder.resolve("outcome.json"));
  }

  static InvestigationFiles read(Path folder) {
    Optional<JsonNode> outcome = file(folder, "outcome.json").map(Json::read);
    return new InvestigationFiles(
        folder,
        outcome.map(o -> o.path("status").asString("unknown")).orElse("running"),
        outcome.map(o -> o.path("reason").asString("")).orElse("It has not ended yet."),
        file(folder, "trials.json").map(file -> Json.read(file, Trials.class)),
        file(folder, "review.json").map(ReviewFile::read),
        file(folder, "review-improved.json").map(ReviewFile::read),
        list(folder.resolve("workspace/figures"), ".png", ".jpg", ".svg"),
        file(folder, "workspace/notes.txt").map(Texts::lenient).orElse(""),
        list(folder.resolve("paper"), ".pdf", ".html", ".zip", ".tar.gz"),
        file(folder, "paper/findings.json").map(InvestigationFiles::findings).orElse(List.of()),
        Journal.read(folder.resolve("journal.jsonl")));
  }

  String name() {
    return folder.getFileName().toString();
  }

  private static List<Finding> findings(Path file) {
    return List.of(Json.read(file, Finding[].class));
  }

  private static Optional<Path> file(Path folder, String name) {
    return Optional.of(folder.resolve(name)).filter(Files::isRegularFile);
  }

  private static List<Path> list(Path folder, String... endings) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> Stream.of(endings).anyMatch(end -> file.toString().endsWith(end)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UnavailableException("%s cannot be read: %s.".formatted(folder, e), e);
    }
  }
}
