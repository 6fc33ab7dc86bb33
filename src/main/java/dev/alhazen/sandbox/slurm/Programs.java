package dev.alhazen.sandbox.slurm;

import dev.alhazen.base.TryAgainException;
import dev.alhazen.base.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Slurm's own programs: `sbatch`, `squeue`, `scontrol` and so on. Thread-safe.
///
/// They are given few variables, so that no key of the user's comes near the cluster and none of
/// theirs (`SBATCH_PARTITION`, `SQUEUE_FORMAT`) changes what is asked.
public final class Programs {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Set<String> PASSED =
      Set.of(
          "PATH",
          "HOME",
          "USER",
          "LOGNAME",
          "LD_LIBRARY_PATH",
          "KRB5CCNAME",
          "SLURM_CONF",
          "SLURM_CONF_SERVER",
          "SLURM_CLUSTERS",
          "SLURM_JWT");

  private final Map<String, String> environment;

  /// @param environment the user's; its `PATH` leads to the programs
  public Programs(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /// How a program ended.
  ///
  /// @param code its exit status; -1 where it did not end in time
  public record Ran(int code, String out, String err) {
    public boolean isSuccess() {
      return code == 0;
    }

    /// What it complained about, in one line.
    public String complaint() {
      String text = err.isBlank() ? out : err;
      return text.lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .reduce((first, second) -> first + " / " + second)
          .orElse("no words, exit status " + code);
    }
  }

  /// Whether the program is there.
  public boolean has(String program) {
    return find(program).findFirst().isPresent();
  }

  /// @param words program and arguments
  /// @throws UnavailableException where the program is not there
  public Ran run(List<String> words) {
    return finished(builder(words), words.getFirst());
  }

  /// The same, its output going into a file even if this process dies meanwhile.
  Ran runInto(Path file, List<String> words) {
    Ran ran = finished(builder(words).redirectOutput(file.toFile()), words.getFirst());
    return new Ran(ran.code(), dev.alhazen.base.Texts.lenient(file), ran.err());
  }

  private ProcessBuilder builder(List<String> words) {
    Path program =
        find(words.getFirst())
            .findFirst()
            .orElseThrow(
                () ->
                    new UnavailableException(
                        ("%s is not on the PATH. Start Alhazen on a login node of the cluster, or"
                                + " run experiments here with --executor local.")
                            .formatted(words.getFirst())));
    List<String> command = new ArrayList<>(words);
    command.set(0, program.toString());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    environment.forEach(
        (name, value) -> {
          if (PASSED.contains(name)) {
            builder.environment().put(name, value);
          }
        });
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder.redirectInput(Path.of("/dev/null").toFile());
  }

  private Stream<Path> find(String program) {
    return Stream.of(environment.getOrDefault("PATH", "/usr/bin:/bin").split(":"))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder).resolve(program))
        .filter(Files::isExecutable);
  }

  private static Ran finished(ProcessBuilder builder, String name) {
    try {
      Process process = builder.start();
      CompletableFuture<String> out = reading(process.getInputStream());
      CompletableFuture<String> err = reading(process.getErrorStream());
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        return new Ran(-1, "", "%s did not answer within %d s".formatted(name, LIMIT.toSeconds()));
      }
      return new Ran(process.exitValue(), out.get(), err.get());
    } catch (IOException | ExecutionException e) {
      throw new UnavailableException(
          "%s cannot be run: %s. Check Slurm's installation here.".formatted(name, e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TryAgainException("Interrupted while %s ran. Run resume.".formatted(name));
    }
  }

  private static CompletableFuture<String> reading(InputStream stream) {
    CompletableFuture<String> text = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try (stream) {
                text.complete(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
              } catch (IOException e) {
                text.completeExceptionally(new UncheckedIOException(e));
              }
            });
    return text;
  }
}
