package dev.alhazen.study;

import dev.alhazen.base.Digest;
import dev.alhazen.base.MalformedException;
import dev.alhazen.base.Texts;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.base.UsageException;
import dev.alhazen.evidence.FinalInfo;
import dev.alhazen.evidence.Results;
import dev.alhazen.experiment.Run;
import dev.alhazen.experiment.Trials;
import dev.alhazen.figure.Figure;
import dev.alhazen.idea.Idea;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Globs;
import dev.alhazen.sandbox.Limits;
import dev.alhazen.sandbox.Tree;
import dev.alhazen.template.Template;
import dev.alhazen.template.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Experiments that a user ran by other means: a folder with `run_*` folders inside, read as if
/// they had been made here.
///
/// @param files everything in the folder that a paper may rest on
public record LooseRuns(
    Template template, Idea idea, Trials trials, List<Figure> figures, Tree files) {
  private static final Globs PAPER_FILES =
      Globs.of(
          "run_*/final_info.json",
          "*.{py,java,R,jl,m,sh,cpp,c,rs}",
          "notes.txt",
          "*.{png,pdf,jpg}",
          "figures/*.{png,pdf,jpg}",
          "template.yaml");
  private static final Globs IMAGES = Globs.of("*.{png,pdf,jpg}", "figures/*.{png,pdf,jpg}");
  private static final Globs CODE = Globs.of("*.{py,java,R,jl,m,sh,cpp,c,rs}");

  /// @param title what the paper is about, in the user's words
  /// @param about what was done, in the user's words
  public static LooseRuns read(Path folder, Blobs blobs, String title, String about) {
    Tree files = tree(folder, blobs);
    List<Run> runs = runs(folder, files);
    Trials trials =
        new Trials(about, runs, List.of(), "The runs were made by the user, outside this program.");
    return new LooseRuns(
        template(folder, title, about),
        new Idea(identifier(title), title, about, 5, 5, 5),
        trials,
        figures(files),
        files);
  }

  private static Tree tree(Path folder, Blobs blobs) {
    TreeMap<String, Digest> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder, 3)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String path = folder.relativize(file).toString();
        if (PAPER_FILES.matches(path)) {
          files.put(path, blobs.putFile(file));
        }
      }
    } catch (IOException e) {
      throw new UnavailableException("%s cannot be read: %s.".formatted(folder, e), e);
    }
    return new Tree(files);
  }

  private static List<Run> runs(Path folder, Tree files) {
    Digest code = Digest.of(files.matching(CODE).files().toString());
    List<Run> runs = new ArrayList<>();
    files.matching(Globs.of("run_*/final_info.json")).files().keySet().stream()
        .map(path -> path.substring(0, path.indexOf('/')))
        .sorted(Comparator.comparingInt(LooseRuns::number))
        .forEach(name -> runs.add(run(folder, name, code)));
    if (runs.isEmpty()) {
      throw new UsageException(
          "%s holds no run_*/final_info.json. Run your experiment with --out_dir=run_0 first."
              .formatted(folder));
    }
    return runs;
  }

  private static Run run(Path folder, String name, Digest code) {
    Path file = folder.resolve(name).resolve("final_info.json");
    Results results =
        switch (FinalInfo.read(name, Texts.read(file))) {
          case FinalInfo.Reading.Valid(Results read) -> read;
          case FinalInfo.Reading.Invalid(List<String> faults) ->
              throw new MalformedException("%s: %s.".formatted(file, String.join("; ", faults)));
        };
    int n = results.measurements().stream().mapToInt(m -> m.n()).max().orElse(1);
    String title = name.equals("run_0") ? "baseline" : name.replace('_', ' ');
    return new Run(
        name, title, "", IntStream.range(0, n).boxed().toList(), code, results, "", Duration.ZERO);
  }

  private static List<Figure> figures(Tree files) {
    String script =
        files.matching(CODE).files().keySet().stream()
            .filter(path -> path.startsWith("plot"))
            .findFirst()
            .orElse("");
    Optional<Digest> scriptDigest = Optional.ofNullable(files.files().get(script));
    List<Figure> figures = new ArrayList<>();
    for (Map.Entry<String, Digest> image : files.matching(IMAGES).files().entrySet()) {
      String stem = image.getKey().replaceFirst(".*/", "").replaceFirst("\\.[^.]+$", "");
      scriptDigest.ifPresent(
          digest ->
              figures.add(
                  new Figure(image.getKey(), image.getValue(), caption(stem), script, digest)));
    }
    return figures;
  }

  private static String caption(String stem) {
    String words = stem.replaceAll("[_-]+", " ").strip();
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
  }

  private static Template template(Path folder, String title, String about) {
    if (Files.exists(folder.resolve("template.yaml"))
        || Files.exists(folder.resolve("prompt.json"))) {
      return Templates.read(folder);
    }
    SequencedMap<String, Template.Preset> presets = new LinkedHashMap<>();
    presets.put("full", new Template.Preset(List.of(), Limits.DEFAULT));
    return new Template(
        String.valueOf(folder.toAbsolutePath().normalize().getFileName()),
        title,
        folder,
        "unknown",
        new Template.Commands(List.of("true"), List.of(), List.of()),
        CODE,
        Globs.NONE,
        presets,
        List.of(),
        List.of(),
        new Template.Seeds(1, Template.Passing.ENVIRONMENT),
        new Template.Task("You are a careful researcher.", about),
        List.of());
  }

  private static int number(String run) {
    return Integer.parseInt(
        run.replaceFirst("\\D+", "").replaceFirst("\\D.*", "").replaceFirst("^$", "0"));
  }

  private static String identifier(String title) {
    String name =
        title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_+|_+$", "");
    return name.isEmpty() ? "paper" : name;
  }
}
