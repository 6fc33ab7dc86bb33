package dev.alhazen.verify;

import dev.alhazen.base.AlhazenException;
import dev.alhazen.base.Digest;
import dev.alhazen.base.Json;
import dev.alhazen.base.Texts;
import dev.alhazen.evidence.Evidence;
import dev.alhazen.evidence.FinalInfo;
import dev.alhazen.evidence.Resolution;
import dev.alhazen.evidence.Results;
import dev.alhazen.manuscript.EvidenceFile;
import dev.alhazen.manuscript.EvidenceUse;
import dev.alhazen.manuscript.MeasuredText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Computes every number of a paper again from the runs' `final_info.json`, compares it with what
/// stands in `paper.tex`, and checks its citations against their records.
public final class Verification {
  private final Path paper;
  private final Path workspace;
  private final List<Check> checks = new ArrayList<>();

  private Verification(Path paper, Path workspace) {
    this.paper = paper;
    this.workspace = workspace;
  }

  /// Checks the paper of an investigation: `paper/` against `workspace/`.
  public static List<Check> check(Path investigation) {
    return check(investigation.resolve("paper"), investigation.resolve("workspace"));
  }

  /// @param paper the folder with `paper.tex` and `evidence.json`
  /// @param workspace the folder with `run_*/final_info.json`
  public static List<Check> check(Path paper, Path workspace) {
    Verification verification = new Verification(paper, workspace);
    try {
      verification.run();
    } catch (AlhazenException e) {
      verification.missing("paper", paper.toString(), e.explanation());
    }
    return List.copyOf(verification.checks);
  }

  private void run() {
    EvidenceFile file = Json.read(paper.resolve("evidence.json"), EvidenceFile.class);
    if (file.version() != EvidenceFile.VERSION) {
      missing(
          "paper",
          "evidence.json",
          "it is of version %d and this program writes %d; use the program that wrote the paper"
              .formatted(file.version(), EvidenceFile.VERSION));
      return;
    }
    MeasuredText text = MeasuredText.of(Texts.read(paper.resolve("paper.tex")));
    Results results = Results.NONE;
    for (EvidenceFile.RunRecord run : file.runs()) {
      results = results.with(results(run));
    }
    Evidence evidence = file.over(results);
    file.uses().forEach(use -> use(use, evidence, text));
    strangers(file, text);
    text.redefining().stream()
        .distinct()
        .forEach(command -> altered("paper.tex", command, "no definitions", command));
    checks.addAll(CitedWorks.check(paper));
  }

  private Results results(EvidenceFile.RunRecord run) {
    String name = run.run() + "/final_info.json";
    Path file = workspace.resolve(name);
    if (!run.run().matches("[\\w.-]+") || !Files.isRegularFile(file)) {
      missing(run.run(), name, "the file does not exist");
      return Results.NONE;
    }
    String json = Texts.read(file);
    String digest = Digest.of(json).hex();
    if (run.results().isEmpty()) {
      missing(run.run(), name, "evidence.json has no digest of the file");
    } else if (digest.equals(run.results())) {
      confirmed(run.run(), name, "unchanged since the paper was written");
    } else {
      altered(run.run(), name, "digest " + run.results(), "digest " + digest);
    }
    return switch (FinalInfo.read(run.run(), json)) {
      case FinalInfo.Reading.Valid(Results results) -> results;
      case FinalInfo.Reading.Invalid(List<String> faults) -> {
        missing(run.run(), name, String.join("; ", faults));
        yield Results.NONE;
      }
    };
  }

  private void use(EvidenceUse use, Evidence evidence, MeasuredText text) {
    String subject = "%s in %s".formatted(use.id(), use.place());
    String path = "%s %s".formatted(use.form(), use.path());
    List<String> shown = text.at(use.id());
    switch (use.resolve(evidence)) {
      case Resolution.Unknown(_, String reason, _) -> missing(subject, path, reason);
      case Resolution.Resolved(String latex, _) -> {
        if (shown.isEmpty()) {
          missing(subject, path, "paper.tex no longer shows it");
        } else if (shown.stream().allMatch(latex::equals)) {
          confirmed(subject, path, latex);
        } else {
          altered(subject, path, latex, String.join(" and ", shown));
        }
      }
    }
  }

  /// Numbers that claim to be measured but are in no record.
  private void strangers(EvidenceFile file, MeasuredText text) {
    Set<String> known = file.uses().stream().map(EvidenceUse::id).collect(Collectors.toSet());
    text.ids().stream()
        .filter(id -> !known.contains(id))
        .forEach(
            id -> altered(id, "paper.tex", "no such number", String.join(" and ", text.at(id))));
  }

  private void confirmed(String subject, String path, String found) {
    checks.add(new Check(subject, path, new Verdict.Confirmed(found)));
  }

  private void altered(String subject, String path, String expected, String found) {
    checks.add(new Check(subject, path, new Verdict.Altered(expected, found)));
  }

  private void missing(String subject, String path, String reason) {
    checks.add(new Check(subject, path, new Verdict.Missing(reason)));
  }
}
