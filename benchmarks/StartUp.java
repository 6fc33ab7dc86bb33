import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Whole-process start of `alhazen --help`, beside the least that any Java program takes.
public final class StartUp {
  private static final int ROUNDS = 15;

  /// @param args the launcher and the java program
  public static void main(String[] args) throws Exception {
    List<Double> help = new ArrayList<>();
    List<Double> bare = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      help.add(millis(args[0], "--help"));
      bare.add(millis(args[1], "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-version"));
    }
    System.out.printf(
        "start-up: alhazen --help median %.0f ms (best %.0f), java -version median %.0f ms, ratio %.2f%n",
        median(help), best(help), median(bare), median(help) / median(bare));
  }

  private static double millis(String... command) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(Arrays.toString(command) + " failed");
    }
    return (System.nanoTime() - start) / 1e6;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  private static double best(List<Double> values) {
    return values.stream().mapToDouble(v -> v).min().orElseThrow();
  }
}
