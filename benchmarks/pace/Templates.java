import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Steps a second of each template in Java and of its twin in Python, one process of each in turn, so
/// that whatever else the machine does meets both; what counts is the ratio within a pair.
public final class Templates {
  private static final Map<String, String> USUAL =
      Map.of("pairs", "10", "seconds", "20", "threads", "1,2", "preset", "", "python", Words.PYTHON, "data", "data", "memory", "5000", "patience", "600");

  /// Where the steps of preset mid are over too soon to be timed.
  private static final Map<String, String> PRESETS = Map.of("seir", "full");

  private final Words words;
  private final Path folder;
  private final List<String> memory = new ArrayList<>();
  private int runs;

  private Templates(Words words) throws IOException {
    this.words = words;
    this.folder = Files.createTempDirectory("alhazen-templates");
  }

  public static void main(String[] args) throws Exception {
    new Templates(Words.of(args, USUAL)).compare();
  }

  private void compare() throws Exception {
    System.out.println("| template | preset, data set | threads | steps/s Java | steps/s Python | ratio: median of pairs (least to greatest)"
        + " | first step Java | first step Python |");
    System.out.println("|---|---|---|---|---|---|---|---|");
    for (String name : words.names().isEmpty() ? twins() : words.names()) {
      if (!Side.exists(name, "python")) {
        throw Words.fail("%s has no twin in templates/python", name);
      }
      Side java = Side.of(name, "java", folder, words.text("python"));
      Side python = Side.of(name, "python", folder, words.text("python"));
      for (String threads : words.text("threads").split(",")) {
        compare(java, python, threads);
      }
      for (Side side : words.number("memory") == 0 ? List.<Side>of() : List.of(java, python)) {
        remember(side);
      }
    }
    if (!memory.isEmpty()) {
      System.out.println("\n| template | language | resident at step | MB | at step | MB | growth |\n|---|---|---|---|---|---|---|");
      memory.forEach(System.out::println);
    }
  }

  private static List<String> twins() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("templates"))) {
      return folders.map(folder -> folder.getFileName().toString()).filter(name -> Side.exists(name, "java") && Side.exists(name, "python")).sorted().toList();
    }
  }

  // ------------------------------------------------------------------------------------------------- pairs

  /// What one process of one side told, and the seconds from its start to its first step.
  private record Trial(double start, Map<String, Pace> paces) {}

  private void compare(Side java, Side python, String threads) throws Exception {
    List<Trial> left = new ArrayList<>(), right = new ArrayList<>();
    for (int pair = 0; pair < words.number("pairs"); pair++) {
      boolean first = pair % 2 == 0;
      Trial one = trial(first ? java : python, threads), two = trial(first ? python : java, threads);
      left.add(first ? one : two);
      right.add(first ? two : one);
    }
    String dataset = timed(left, right).orElseThrow(() -> new IllegalStateException(
        "%s: no data set of which both sides took 20 steps within --patience %s".formatted(java.template(), words.text("patience"))));
    double[] ours = rates(left, dataset), theirs = rates(right, dataset);
    double[] ratios = IntStream.range(0, ours.length).mapToDouble(i -> ours[i] / theirs[i]).toArray();
    System.out.printf(Locale.ROOT, "| %s | %s, %s | %s | %.1f | %.1f | %.3f of %d (%.3f to %.3f) | %.1f s | %.1f s |%n",
        java.template(), preset(java), dataset, threads, median(ours), median(theirs), median(ratios), ratios.length,
        Arrays.stream(ratios).min().orElseThrow(), Arrays.stream(ratios).max().orElseThrow(), starts(left), starts(right));
  }

  /// The first data set that every process timed.
  private static Optional<String> timed(List<Trial> left, List<Trial> right) {
    return left.getFirst().paces().keySet().stream()
        .filter(name -> Stream.concat(left.stream(), right.stream()).allMatch(trial -> trial.paces().containsKey(name) && trial.paces().get(name).isTimed()))
        .findFirst();
  }

  private static double[] rates(List<Trial> trials, String dataset) {
    return trials.stream().mapToDouble(trial -> trial.paces().get(dataset).rate()).toArray();
  }

  private static double starts(List<Trial> trials) {
    return median(trials.stream().mapToDouble(Trial::start).toArray());
  }

  private static double median(double[] values) {
    double[] sorted = Arrays.stream(values).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  /// Lets one process learn for so many seconds after its first step, or until there is enough to time it by, and ends it.
  private Trial trial(Side side, String threads) throws Exception {
    return run(side, threads, words.number("seconds"), Long.MAX_VALUE);
  }

  private Trial run(Side side, String threads, double seconds, long steps) throws Exception {
    String out = "pace_" + runs++;
    long start = System.nanoTime();
    double first = Double.NaN;
    Process process = side.run(out, List.of("--preset=" + preset(side), "--stage=learn", "--seeds=1", "--workers=1", "--threads=" + threads,
        "--data=" + Path.of(words.text("data")).toAbsolutePath()));
    try {
      Map<String, Pace> paces = Map.of();
      while (process.isAlive()) {
        Thread.sleep(Double.isNaN(first) ? 5 : 100);
        double now = (System.nanoTime() - start) / 1e9;
        paces = Pace.all(side.folder().resolve(out));
        first = Double.isNaN(first) && !paces.isEmpty() ? now : first;
        if ((now - first >= seconds && paces.values().stream().anyMatch(Pace::isTimed))
            || now >= words.number("patience")
            || paces.values().stream().anyMatch(pace -> pace.steps() >= steps)) {
          return new Trial(first, paces);
        }
      }
      if (process.exitValue() != 0) {
        throw new IllegalStateException("%s in %s failed:%n%s".formatted(side.template(), side.language(), side.said(out)));
      }
      return new Trial(first, Pace.all(side.folder().resolve(out)));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
  }

  private String preset(Side side) {
    return words.text("preset").isEmpty() ? PRESETS.getOrDefault(side.template(), "mid") : words.text("preset");
  }

  // ------------------------------------------------------------------------------------------------ memory

  /// Lets one process learn until its 5000th step, or as far as patience goes.
  private void remember(Side side) throws Exception {
    Trial trial = run(side, "1", words.number("patience"), words.number("memory"));
    Pace longest = trial.paces().values().stream().reduce((a, b) -> b.steps() > a.steps() ? b : a)
        .orElseThrow(() -> new IllegalStateException("%s in %s took no step within --patience".formatted(side.template(), side.language())));
    Pace.Line early = longest.at(500), late = longest.at(words.number("memory"));
    memory.add(String.format(Locale.ROOT, "| %s | %s | %d | %.0f | %d | %.0f | %+.1f %% |", side.template(), side.language(), early.step(),
        early.megabytes(), late.step(), late.megabytes(), 100 * (late.megabytes() / early.megabytes() - 1)));
  }
}
