package dev.alhazen.report;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.Digest;
import dev.alhazen.base.Finding;
import dev.alhazen.base.Json;
import dev.alhazen.base.Money;
import dev.alhazen.base.Step;
import dev.alhazen.base.Tokens;
import dev.alhazen.evidence.Measurement;
import dev.alhazen.evidence.Results;
import dev.alhazen.evidence.SealedPlan.Expected;
import dev.alhazen.evidence.SealedPlan.Primary;
import dev.alhazen.experiment.Amendment;
import dev.alhazen.experiment.Deviation;
import dev.alhazen.experiment.Integrity;
import dev.alhazen.experiment.Plan;
import dev.alhazen.experiment.Protocol;
import dev.alhazen.experiment.Run;
import dev.alhazen.experiment.Trials;
import dev.alhazen.idea.Comparison;
import dev.alhazen.idea.Idea;
import dev.alhazen.idea.Verdict;
import dev.alhazen.journal.Blobs;
import dev.alhazen.journal.Effect;
import dev.alhazen.journal.Journal;
import dev.alhazen.literature.Work;
import dev.alhazen.model.ModelReply;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/// A small study on disk, as the program would leave it.
final class SampleStudy {
  static final String NAME = "cosine_noise_schedule";

  private final Path folder;
  private Instant now = Instant.parse("2026-11-24T10:00:00Z");

  private SampleStudy(Path folder) {
    this.folder = folder;
  }

  static Path in(Path folder) throws IOException {
    SampleStudy study = new SampleStudy(folder);
    study.facts();
    study.ideas();
    study.journals();
    study.investigation();
    return folder;
  }

  private void facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("version", 1);
    facts.put("template", "diffusion2d");
    facts.put("templateTitle", "Diffusion on the plane");
    facts.put("preset", "quick");
    facts.put("model", "rehearsal");
    facts.put("reviewer", "rehearsal");
    facts.put("ideas", 1);
    facts.put("runs", 5);
    facts.put("attempts", 4);
    facts.put("sandbox", "bubblewrap");
    facts.put("seed", 0);
    facts.put("started", "2026-11-24T10:00:00Z");
    write("study.json", facts);
  }

  private void ideas() {
    Work work =
        new Work(
            "ho2020denoising",
            "Denoising <i>Diffusion</i>",
            List.of("Jonathan Ho"),
            Optional.of(2020),
            "NeurIPS",
            "",
            List.of(),
            Optional.empty(),
            Optional.of("2006.11239"),
            Work.Standing.RETRACTED,
            "library",
            "@misc{ho2020denoising}");
    Verdict verdict =
        new Verdict(
            Verdict.Status.INCREMENTAL,
            "Close to one known work.",
            List.of(work),
            List.of(
                new Comparison(
                    "ho2020denoising",
                    new Comparison.Facet(Comparison.Overlap.SAME, "It asks <that>."),
                    new Comparison.Facet(Comparison.Overlap.PARTIAL, "A linear schedule."),
                    new Comparison.Facet(Comparison.Overlap.NONE, "On images."))),
            List.of(
                new Verdict.Query("library", "cosine schedule", List.of("ho2020denoising"), ""),
                new Verdict.Query("library", "planar data", List.of(), "it was not there")),
            List.of("Ranked by words only."));
    write(
        "ideas.json",
        List.of(
            Map.of(
                "idea",
                new Idea(NAME, "A Cosine <Schedule>", "Change the schedule.", 6, 9, 4),
                "verdict",
                verdict),
            Map.of("idea", new Idea("untried", "Not Tried", "Nothing yet.", 1, 2, 3))));
  }

  private void journals() {
    Blobs blobs = new Blobs(folder.resolve("blobs"));
    try (Journal journal = journal("journal.jsonl", blobs)) {
      reply(journal, "ideas/generate#1", "An idea.", "0.02");
    }
    try (Journal journal = journal(NAME + "/journal.jsonl", blobs)) {
      reply(journal, "experiment/run_1/edit#1", "Longer. ".repeat(400), "0.5");
      Effect run = Effect.of(Step.of("experiment/run_1/run#1"), "run", "input");
      Journal.Attempt attempt = journal.start(run, Money.ZERO, Optional.empty());
      now = now.plusSeconds(90);
      attempt.failed(Json.tree(Map.of("exit", 1)), Money.ZERO, Tokens.NONE);
      crash(journal);
      journal.decide(Step.of("write/order"), () -> Json.tree("abstract first"));
      journal.note(Step.of("write"), "progress", Json.tree("half done"));
      Effect open = Effect.of(Step.of("write/abstract"), "model", "input");
      journal.start(open, Money.of("0.3"), Optional.empty());
    }
  }

  /// A program whose end is known, and which did not do its work.
  private void crash(Journal journal) {
    Effect run = Effect.of(Step.of("experiment/run_1/run#2"), "run", "input");
    Journal.Attempt attempt = journal.start(run, Money.ZERO, Optional.empty());
    now = now.plusSeconds(7);
    attempt.done(
        Json.tree(Map.of("exit", Map.of("type", "exited", "code", 3))), Money.ZERO, Tokens.NONE);
  }

  private Journal journal(String file, Blobs blobs) {
    InstantSource clock = () -> now;
    return Journal.open(
        folder.resolve(file), blobs, clock, Journal.OnChange.STOP, Json.tree(Map.of("a", "fact")));
  }

  private void reply(Journal journal, String step, String text, String usd) {
    Effect effect = Effect.of(Step.of(step), "model", text);
    Journal.Attempt attempt = journal.start(effect, Money.ZERO, Optional.empty());
    now = now.plusSeconds(3);
    Money cost = Money.of(usd);
    Tokens tokens = new Tokens(1_200, 200, 300, 0);
    ModelReply.Sample sample = new ModelReply.Sample(text, ModelReply.FinishReason.STOP);
    ModelReply reply = new ModelReply(List.of(sample), tokens, cost, "rehearsal-1");
    attempt.done(Json.tree(reply), cost, tokens);
  }

  private void investigation() throws IOException {
    write(NAME + "/outcome.json", Map.of("status", "draft", "reason", "One finding is left."));
    write(NAME + "/trials.json", trials());
    write(
        NAME + "/paper/findings.json",
        List.of(Finding.block("unknown-evidence", "results", "No such path.")));
    AtomicFiles.write(folder.resolve(NAME + "/paper/paper-draft.pdf"), "%PDF-");
    AtomicFiles.write(folder.resolve(NAME + "/workspace/notes.txt"), "Run 1 & more");
    AtomicFiles.write(folder.resolve(NAME + "/workspace/figures/loss.png"), picture());
  }

  private static Trials trials() {
    Digest code = Digest.of("code");
    Results baseline =
        new Results(
            List.of(
                new Measurement("run_0", "moons", "eval_loss", 3, 0.5123, 0.0042, List.of()),
                new Measurement("run_0", "moons", "time", 1, 31.25, Double.NaN, List.of())));
    Results first =
        new Results(
            List.of(new Measurement("run_1", "moons", "eval_loss", 3, 0.4987, 0.0129, List.of())));
    return new Trials(
        "First the schedule.",
        List.of(
            new Run(
                "run_0",
                "baseline",
                "",
                List.of(0, 1, 2),
                code,
                baseline,
                "",
                Duration.ofSeconds(31)),
            new Run(
                "run_1",
                "cosine",
                "The betas.",
                List.of(0, 1, 2),
                code,
                first,
                "Lower.",
                Duration.ofSeconds(75),
                Optional.of(
                    new Integrity(
                        Integrity.Grade.HARNESS_MEASURED,
                        List.of("eval_loss"),
                        "",
                        List.of("run_0"))))),
        List.of(
            new Trials.Attempt("run_1", 1, "cosine", "crashed", "exit 1"),
            new Trials.Attempt("run_1", 2, "cosine", "finished", "")),
        "All was done.",
        protocol());
  }

  private static Protocol protocol() {
    Plan plan =
        new Plan(
            "The loss falls.",
            List.of(new Plan.Planned("run_1", "cosine", "edit", "The betas.", "run_0")),
            List.of(new Primary("run_1", "run_0", "moons", "eval_loss", Expected.LOWER)),
            3);
    return new Protocol(
        Optional.of(plan),
        List.of(new Amendment("run_2", "twice", "More steps.", "run_1", "They are coarse.")),
        List.of(new Deviation(Deviation.Kind.FAILED, "run_2", "run_2 was given up.")),
        "run_1 did best.",
        Optional.empty());
  }

  private static byte[] picture() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), "png", out);
    return out.toByteArray();
  }

  private void write(String file, Object value) {
    AtomicFiles.write(folder.resolve(file), Json.pretty(value));
  }
}
