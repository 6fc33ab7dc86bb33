import dev.alhazen.journal.Event;
import dev.alhazen.journal.Journal;
import dev.alhazen.model.rehearsal.RehearsalServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// One idea's whole trip over a loopback server with a fixed latency model: calls, tokens, reusable prefix, money and
/// time, by stage and in total.
public final class Trip {
  private static final Set<String> EXPERIMENTS = Set.of("baseline", "run", "check", "plot");

  /// @param args the repository's root, then options: `--calls` prints a line for each call, `--fast` waits a tenth as
  ///   long for the model, so that times mean nothing
  public static void main(String[] args) throws Exception {
    Path program = Path.of(args[0]).toAbsolutePath().normalize();
    List<String> options = List.of(args);
    Path folder = Files.createTempDirectory("alhazen-tokens");
    Shelf.fill(folder, program);
    Author author = new Author(options.contains("--fast") ? 10 : 1);
    try (RehearsalServer server = new RehearsalServer(author, 0)) {
      Instant begin = Instant.now();
      Study study = study(program, folder, server.baseUrl().toString());
      Duration wall = Duration.between(begin, Instant.now());
      if (study.exit() != 0) {
        System.err.println(Files.readString(folder.resolve("log.txt")));
      }
      Account account = new Account(author.calls(), begin);
      if (options.contains("--calls")) {
        author.calls().forEach(call -> System.out.println(line(call, author.calls(), begin)));
      }
      account.lines(wall).forEach(System.out::println);
      times(folder, account, wall);
      System.out.printf(
          "processor time of the program %.1f s, exit %d, study in %s%n", study.processor().toMillis() / 1e3, study.exit(), folder);
    }
  }

  /// @param processor what the program itself computed, on all cores, whatever else the machine was doing
  private record Study(int exit, Duration processor) {}

  private static Study study(Path program, Path folder, String url) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(program(program));
    command.addAll(List.of("run", "points", "--model=local/any", "--base-url=" + url, "--price=2.5,10", "--no-budget"));
    command.addAll(List.of("--library=works.bib", "--ideas=1", "--runs=" + Author.RUNS, "--reflections=3"));
    command.addAll(List.of("--citation-rounds=8", "--ensemble=5", "--improve"));
    ProcessBuilder study = new ProcessBuilder(command).directory(folder.toFile());
    study.environment().put("ALHAZEN_NO_BUILD", "1");
    Process process = study.redirectErrorStream(true).redirectOutput(folder.resolve("log.txt").toFile()).start();
    Duration processor = Duration.ZERO;
    while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
      processor = process.info().totalCpuDuration().orElse(processor);
    }
    return new Study(process.exitValue(), processor);
  }

  /// The launcher, or, where nothing is packaged yet, the classes that this benchmark itself was started with.
  private static List<String> program(Path program) {
    if (Files.exists(program.resolve("target/alhazen.jar"))) {
      return List.of(program.resolve("alhazen").toString());
    }
    String java = ProcessHandle.current().info().command().orElse("java");
    return List.of(
        java, "-XX:+UseSerialGC", "-Dalhazen.home=" + program, "-cp", System.getProperty("java.class.path"), "dev.alhazen.cli.Main");
  }

  private static String line(Author.Call call, List<Author.Call> all, Instant begin) {
    return "%7.1f s  %-24s prompt %,8d  prefix %,8d  completion %,6d"
        .formatted(
            Duration.between(begin, call.from()).toMillis() / 1e3,
            call.task(),
            call.prompt().length,
            Prefixes.arrivedBefore(call, all),
            call.completion());
  }

  /// The time in which no model call was under way, and what filled it.
  private static void times(Path folder, Account account, Duration wall) throws IOException {
    Duration experiments = Duration.ZERO;
    Duration typesetting = Duration.ZERO;
    try (Stream<Path> files = Files.walk(folder.resolve("studies"))) {
      for (Path journal : files.filter(file -> file.endsWith("journal.jsonl")).sorted(Comparator.naturalOrder()).toList()) {
        for (var entry : Journal.read(journal)) {
          if (entry.body() instanceof Event.Finished done && !account.isModelTime(entry.at().minusMillis(done.millis() / 2))) {
            Duration took = Duration.ofMillis(done.millis());
            experiments = EXPERIMENTS.contains(done.kind()) ? experiments.plus(took) : experiments;
            typesetting = done.kind().equals("typeset") ? typesetting.plus(took) : typesetting;
          }
        }
      }
    }
    Duration rest = wall.minus(account.modelTime());
    System.out.printf(
        "wall %.1f s: model's %.1f s, not the model's %.1f s (experiments and plots %.1f s, typesetting %.1f s, the program %.1f s)%n",
        wall.toMillis() / 1e3,
        account.modelTime().toMillis() / 1e3,
        rest.toMillis() / 1e3,
        experiments.toMillis() / 1e3,
        typesetting.toMillis() / 1e3,
        rest.minus(experiments).minus(typesetting).toMillis() / 1e3);
  }
}
