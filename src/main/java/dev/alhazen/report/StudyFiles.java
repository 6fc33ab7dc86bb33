package dev.alhazen.report;

import dev.alhazen.base.Json;
import dev.alhazen.base.UsageException;
import dev.alhazen.idea.Idea;
import dev.alhazen.idea.Verdict;
import dev.alhazen.journal.Blobs;
import dev.alhazen.journal.Entry;
import dev.alhazen.journal.Journal;
import dev.alhazen.model.ModelName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Everything in a study's folder that the report shows; what is not there yet is left out.
///
/// @param facts the content of `study.json`
/// @param entries the study's own journal
record StudyFiles(
    Path folder,
    JsonNode facts,
    List<Proposal> proposals,
    List<Entry> entries,
    List<InvestigationFiles> investigations,
    Blobs blobs) {

  /// One idea of `ideas.json`.
  record Proposal(Idea idea, Optional<Verdict> verdict) {}

  /// @throws UsageException where the folder is no study
  static StudyFiles read(Path study) {
    Path facts = study.resolve("study.json");
    if (!Files.exists(facts)) {
      throw new UsageException(
          "%s is not a study: it has no study.json. Name a folder that `run` made."
              .formatted(study));
    }
    List<Proposal> proposals = proposals(study.resolve("ideas.json"));
    return new StudyFiles(
        study,
        Json.read(facts),
        proposals,
        Journal.read(study.resolve("journal.jsonl")),
        investigations(study, proposals),
        new Blobs(study.resolve("blobs")));
  }

  /// A fact as text; a dash where there is none.
  String fact(String name) {
    JsonNode value = facts.path(name);
    return value.isMissingNode() || value.isNull() ? "–" : value.asString();
  }

  boolean isRehearsal() {
    return Stream.of("model", "reviewer")
        .allMatch(name -> ModelName.parse(fact(name)).isRehearsal());
  }

  private static List<Proposal> proposals(Path file) {
    if (!Files.exists(file)) {
      return List.of();
    }
    return Json.read(file).valueStream().map(StudyFiles::proposal).toList();
  }

  private static Proposal proposal(JsonNode node) {
    JsonNode verdict = node.path("verdict");
    return new Proposal(
        Json.to(node.path("idea"), Idea.class),
        verdict.isObject() ? Optional.of(Json.to(verdict, Verdict.class)) : Optional.empty());
  }

  /// In the order of the ideas; what belongs to none of them follows by name.
  private static List<InvestigationFiles> investigations(Path study, List<Proposal> proposals) {
    List<String> names = new ArrayList<>(proposals.stream().map(p -> p.idea().name()).toList());
    folders(study).stream().filter(name -> !names.contains(name)).forEach(names::add);
    return names.stream()
        .map(study::resolve)
        .filter(InvestigationFiles::isOne)
        .map(InvestigationFiles::read)
        .toList();
  }

  private static List<String> folders(Path study) {
    return InvestigationFiles.children(study).stream()
        .filter(Files::isDirectory)
        .map(folder -> folder.getFileName().toString())
        .toList();
  }
}
