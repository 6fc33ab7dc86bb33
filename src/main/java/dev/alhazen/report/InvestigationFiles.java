package dev.alhazen.report;

import dev.alhazen.base.Finding;
import dev.alhazen.base.Json;
import dev.alhazen.base.Texts;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.evidence.FinalInfo;
import dev.alhazen.evidence.Results;
import dev.alhazen.experiment.Trials;
import dev.alhazen.journal.Entry;
import dev.alhazen.journal.Journal;
import dev.alhazen.review.ReviewFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Everything in an investigation's folder that the report shows.
///
/// @param status `finished`, `negative`, `draft`, `failed`, or `running` where it has no outcome
/// @param reason why, in a sentence
/// @param results what was measured so far
/// @param figures pictures that a browser shows, by name
/// @param notes the experiment's notes; empty where there are none
/// @param papers what was built of the paper, by name
/// @param findings what stayed wrong with the paper
record InvestigationFiles(
    Path folder,
    String status,
    String reason,
    Optional<Trials> trials,
    Results results,
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
    Optional<Trials> trials =
        file(folder, "trials.json").map(file -> Json.read(file, Trials.class));
    return new InvestigationFiles(
        folder,
        outcome.map(o -> o.path("status").asString("unknown")).orElse("running"),
        outcome.map(o -> o.path("reason").asString("")).orElse("It has not ended yet."),
        trials,
        trials.map(Trials::results).orElseGet(() -> measured(folder.resolve("workspace"))),
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

  /// While an investigation is under way, its runs are in the workspace alone.
  private static Results measured(Path workspace) {
    return children(workspace).stream()
        .filter(run -> run.getFileName().toString().matches("run_\\d+"))
        .flatMap(run -> file(run, "final_info.json").stream())
        .map(InvestigationFiles::measuredRun)
        .reduce(Results.NONE, Results::with);
  }

  private static Results measuredRun(Path file) {
    String run = Objects.requireNonNull(file.getParent()).getFileName().toString();
    return FinalInfo.read(run, Texts.read(file)).orThrow();
  }

  private static List<Finding> findings(Path file) {
    return List.of(Json.read(file, Finding[].class));
  }

  private static Optional<Path> file(Path folder, String name) {
    return Optional.of(folder.resolve(name)).filter(Files::isRegularFile);
  }

  private static List<Path> list(Path folder, String... endings) {
    return children(folder).stream()
        .filter(Files::isRegularFile)
        .filter(file -> Stream.of(endings).anyMatch(end -> file.toString().endsWith(end)))
        .toList();
  }

  /// Sorted by name; none where there is no such folder.
  static List<Path> children(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    } catch (IOException e) {
      throw new UnavailableException("%s cannot be read: %s.".formatted(folder, e), e);
    }
  }
}
