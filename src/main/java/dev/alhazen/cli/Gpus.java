package dev.alhazen.cli;

import dev.alhazen.base.TryAgainException;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.base.UsageException;
import dev.alhazen.sandbox.Gpu;
import dev.alhazen.sandbox.NvidiaSmi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The GPUs of this machine, as `nvidia-smi` finds them, and those that the user chose.
record Gpus(World world) {
  static final String AUTO = "auto";
  static final String NONE = "none";
  private static final long PATIENCE_SECONDS = 30;
  private static final NvidiaSmi NVIDIA =
      new NvidiaSmi(Path.of("/dev"), Path.of("/proc/driver/nvidia"));

  /// @param option `auto`, `none`, or numbers such as `0,1`
  /// @throws UsageException where the option names what is not there
  List<Gpu> chosen(String option) {
    return switch (option) {
      case NONE -> List.of();
      case AUTO -> visible(found());
      default -> named(option, found());
    };
  }

  /// What the program says; nothing where there is none.
  ///
  /// @param trouble its last words where it failed: there is a driver that does not work, or a
  ///   program without a device
  record Listing(List<Gpu> gpus, Optional<String> trouble) {}

  Listing listing() {
    return new SystemParts(world)
        .find("nvidia-smi")
        .map(Gpus::ask)
        .orElse(new Listing(List.of(), Optional.empty()));
  }

  private List<Gpu> found() {
    return listing().gpus();
  }

  /// A user who shares the machine says so by the usual variable.
  private List<Gpu> visible(List<Gpu> all) {
    return world
        .variable("CUDA_VISIBLE_DEVICES")
        .map(value -> List.of(value.split("\\s*,\\s*")))
        .map(names -> all.stream().filter(gpu -> names.stream().anyMatch(named(gpu))).toList())
        .orElse(all);
  }

  private static Predicate<String> named(Gpu gpu) {
    return name ->
        name.equals("" + gpu.index()) || (name.startsWith("GPU-") && gpu.id().startsWith(name));
  }

  private static List<Gpu> named(String option, List<Gpu> all) {
    List<Gpu> chosen = new ArrayList<>();
    for (String word : option.split("\\s*,\\s*", -1)) {
      if (!word.matches("\\d{1,4}")) {
        throw new UsageException(
            "--gpus is auto, none, or numbers such as 0,1, not '%s'.".formatted(option));
      }
      Gpu gpu =
          all.stream()
              .filter(one -> one.index() == Integer.parseInt(word))
              .findFirst()
              .orElseThrow(() -> absent(word, all));
      if (chosen.contains(gpu)) {
        throw new UsageException("--gpus names GPU %s twice.".formatted(word));
      }
      chosen.add(gpu);
    }
    return chosen;
  }

  private static UsageException absent(String word, List<Gpu> all) {
    String there =
        all.stream()
            .map(gpu -> "%d (%s)".formatted(gpu.index(), gpu.name()))
            .collect(Collectors.joining(", "));
    return new UsageException(
        all.isEmpty()
            ? "--gpus %s: nvidia-smi finds no GPU on this machine.".formatted(word)
            : "--gpus %s: there is no such GPU; this machine has %s.".formatted(word, there));
  }

  private static Listing ask(Path program) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(NvidiaSmi.QUESTION);
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new UnavailableException(
            "nvidia-smi does not answer within %d s. Use --gpus none, or mend the driver."
                .formatted(PATIENCE_SECONDS));
      }
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.exitValue() == 0
          ? new Listing(NVIDIA.read(output), Optional.empty())
          : new Listing(List.of(), Optional.of(lastLine(output)));
    } catch (IOException e) {
      throw new UnavailableException(
          "%s cannot be started: %s. Use --gpus none.".formatted(program, e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TryAgainException("Interrupted while nvidia-smi ran. Run resume.");
    }
  }

  private static String lastLine(String output) {
    return output.lines().filter(line -> !line.isBlank()).reduce("no words", (a, b) -> b).strip();
  }
}
