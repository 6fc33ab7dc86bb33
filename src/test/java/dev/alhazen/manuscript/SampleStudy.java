package dev.alhazen.manuscript;

import dev.alhazen.base.Digest;
import dev.alhazen.base.Json;
import dev.alhazen.base.Step;
import dev.alhazen.evidence.FinalInfo;
import dev.alhazen.evidence.Results;
import dev.alhazen.experiment.Integrity;
import dev.alhazen.experiment.Run;
import dev.alhazen.experiment.Trials;
import dev.alhazen.figure.Figure;
import dev.alhazen.idea.Idea;
import dev.alhazen.idea.Verdict;
import dev.alhazen.journal.Blobs;
import dev.alhazen.literature.BibtexFile;
import dev.alhazen.literature.Literature;
import dev.alhazen.literature.library.LibraryLiterature;
import dev.alhazen.model.Model;
import dev.alhazen.model.Prompts;
import dev.alhazen.sandbox.Globs;
import dev.alhazen.sandbox.Tree;
import dev.alhazen.sandbox.Workspace;
import dev.alhazen.sandbox.bubblewrap.BubblewrapSandbox;
import dev.alhazen.template.Template;
import dev.alhazen.typeset.Typesetter;
import dev.alhazen.typeset.latex.LatexTypesetter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/// A finished investigation, small but whole, with results drawn from a fixed seed.
public final class SampleStudy {
  static final List<String> DATASETS = List.of("circle", "dino", "line", "moons");
  private static final String CODE =
      "class Experiment { int steps = 1_000; int batchSize = 128; float rate = 3e-3f; }\n";

  private static final String RUN_CODE = "class Experiment { int width = 321; }\n";

  private final Blobs blobs;
  private final String template;
  private final String idea;
  private final TreeMap<String, Digest> files = new TreeMap<>();
  private final List<Run> runs = new ArrayList<>();

  public SampleStudy(Path folder, String template, String idea) {
    this.blobs = new Blobs(folder.resolve("blobs"));
    this.template = template;
    this.idea = idea;
    files.put("Experiment.java", blobs.put(CODE));
    files.put("run_1.java", blobs.put(RUN_CODE));
    for (int i = 0; i < 3; i++) {
      run(i);
    }
    figure("figures/samples.pdf");
    figure("figures/training_loss.pdf");
  }

  public Blobs blobs() {
    return blobs;
  }

  /// Puts the runs where a verifier finds them.
  public void layOut(Path workspace) {
    files.forEach((path, digest) -> blobs.materialise(digest, workspace.resolve(path)));
  }

  public Writing.Input input(Step step) {
    Tree tree = new Tree(files);
    return new Writing.Input(
        step,
        template(),
        new Idea(idea, "An idea & its title", "Change the noise schedule.", 6, 9, 4),
        new Verdict(Verdict.Status.INCREMENTAL, "Close work exists.", List.of(), List.of()),
        trials(),
        figures(),
        new Fixed(tree),
        "java Harness.java --preset=quick",
        new Disclosure("rehearsal", Disclosure.Author.REHEARSAL, "bubblewrap", "2026-11-24"));
  }

  /// Lays the sources of a paper with only a results section into a folder.
  public void writeSources(Step step, String results, Path folder) {
    Draft draft = Draft.EMPTY.titled("A paper").with(SectionKind.RESULTS, results);
    Material material = input(step).material(ReadingList.EMPTY);
    Assembly.of(draft, material, blobs)
        .tree()
        .files()
        .forEach((path, digest) -> blobs.materialise(digest, folder.resolve(path)));
  }

  /// The same of a paper with only a section on related work, which may cite what a BibTeX text
  /// holds.
  public void writeCitingSources(String related, String bib, Path folder) {
    Draft draft = Draft.EMPTY.titled("A paper").with(SectionKind.RELATED_WORK, related);
    Assembly.of(draft, material(listing(bib)), blobs)
        .tree()
        .files()
        .forEach((path, digest) -> blobs.materialise(digest, folder.resolve(path)));
  }

  Material material(ReadingList bibliography) {
    return input(Step.of("write")).material(bibliography);
  }

  private Trials trials() {
    List<Trials.Attempt> attempts =
        List.of(
            new Trials.Attempt("run_1", 1, "first", "edit-refused", "The block does not match_it."),
            new Trials.Attempt("run_1", 2, "first", "finished", "All results valid."),
            new Trials.Attempt(
                "run_2", 1, "second", "check-failed", "Experiment.java:12: \"error\" in {main}"),
            new Trials.Attempt("run_2", 2, "second", "crashed", "exit 1: " + "x".repeat(150)),
            new Trials.Attempt("run_2", 3, "second", "finished", "All results valid."));
    return new Trials(
        "Two runs are planned, with 4242 steps.", runs, attempts, "The plan was carried out.");
  }

  private void run(int index) {
    Random random = new Random(index);
    Map<String, Object> info = new LinkedHashMap<>();
    for (String dataset : DATASETS) {
      Map<String, List<Double>> values = new LinkedHashMap<>();
      values.put("eval_loss", draws(random, 0.6 - 0.05 * index, 0.01));
      values.put("kl_divergence", draws(random, 0.4 - 0.06 * index, 0.04));
      values.put("training_time", draws(random, 2.1 + 0.4 * index, 0.1));
      values.put("inference_time", draws(random, 0.21, 0.01));
      Map<String, Double> means = new LinkedHashMap<>();
      values.forEach((k, v) -> means.put(k, v.stream().mapToDouble(x -> x).sum() / v.size()));
      info.put(dataset, Map.of("means", means, "values", values));
    }
    String name = "run_" + index;
    String json = Json.pretty(info);
    files.put(name + "/final_info.json", blobs.put(json));
    Results results = FinalInfo.read(name, json).orThrow();
    List<String> titles =
        List.of("baseline", "cosine noise schedule", "cosine schedule with twice the steps");
    runs.add(
        new Run(
            name,
            titles.get(index),
            index == 0 ? "" : "The experiment as described.",
            List.of(0, 1, 2),
            Digest.of(CODE + index),
            results,
            index == 0 ? "" : "The divergence moved.",
            Duration.ofSeconds(20),
            Optional.of(
                new Integrity(
                    Integrity.Grade.HARNESS_MEASURED,
                    List.of("inference_time", "training_time"),
                    "",
                    index == 2 ? List.of("run_0") : List.of()))));
  }

  private static List<Double> draws(Random random, double mean, double deviation) {
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      values.add(mean + deviation * random.nextGaussian());
    }
    return values;
  }

  private void figure(String path) {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      PDPage page = new PDPage(new PDRectangle(500, 200));
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        for (int i = 0; i < 4; i++) {
          content.addRect(20 + 120 * i, 30, 100, 40 + 30 * i);
          content.setStrokingColor(0.1f, 0.3f, 0.5f);
          content.stroke();
        }
      }
      document.setDocumentId(1L);
      document.save(bytes);
      files.put(path, blobs.put(bytes.toByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Figure> figures() {
    return List.of(
        figure("figures/samples.pdf", "Generated points of each run (rows) on each data set."),
        figure("figures/training_loss.pdf", "Training loss over steps, one panel a data set."));
  }

  private Figure figure(String file, String caption) {
    Digest content = files.getOrDefault(file, Digest.of(""));
    return new Figure(file, content, caption, "Plot.java", Digest.of("plot"));
  }

  private Template template() {
    return new Template(
        template,
        "Diffusion models of points",
        Path.of("/nowhere"),
        "java",
        new Template.Commands(List.of("java"), List.of(), List.of()),
        Globs.of("Experiment.java", "Plot.java"),
        Globs.NONE,
        new TreeMap<String, Template.Preset>(),
        List.of(
            metric("eval_loss", "held-out loss", "", 4),
            metric("kl_divergence", "KL divergence", "bits", 3),
            metric("training_time", "training time", "s", 1),
            metric("inference_time", "sampling time", "s", 2)),
        DATASETS,
        new Template.Seeds(3, Template.Passing.INSIDE),
        new Template.Task("You are a careful student.", "Experiment.java trains small models."),
        List.of());
  }

  private static Template.Metric metric(String name, String title, String unit, int decimals) {
    return new Template.Metric(name, title, Template.Direction.LOWER, unit, decimals);
  }

  /// The literature that the built-in template brings.
  static Literature library() {
    return new LibraryLiterature(List.of(Path.of("templates/diffusion2d/references.bib")));
  }

  /// A reading list as a template's bibliography makes it.
  static ReadingList listing(String bib) {
    ReadingList list = ReadingList.EMPTY;
    for (BibtexFile.Entry entry : BibtexFile.parse(bib, "references.bib").entries()) {
      list = list.with(entry.reference().toWork(entry.key(), "template"), "", 100);
    }
    return list;
  }

  /// Writing with the real typesetter in the real sandbox.
  static Writing writing(Model model, Path folder, Blobs blobs) {
    return new Writing(
        model, Prompts.builtIn(), List.of(library()), typesetter(folder, blobs), blobs);
  }

  static Typesetter typesetter(Path folder, Blobs blobs) {
    return new LatexTypesetter(new BubblewrapSandbox(folder.resolve("scratch"), blobs), blobs);
  }

  private record Fixed(Tree tree) implements Workspace {
    @Override
    public String read(String path) {
      return path.startsWith("run_") ? RUN_CODE : CODE;
    }

    @Override
    public void change(Step step, Change change) {
      throw new AssertionError("writing changes no workspace");
    }
  }
}
