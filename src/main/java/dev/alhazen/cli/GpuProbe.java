package dev.alhazen.cli;

import dev.alhazen.base.Step;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.sandbox.Execution;
import dev.alhazen.sandbox.Globs;
import dev.alhazen.sandbox.Gpu;
import dev.alhazen.sandbox.Limits;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.SandboxRequest;
import dev.alhazen.sandbox.Slots;
import dev.alhazen.sandbox.SlottedSandbox;
import dev.alhazen.sandbox.Tree;
import dev.alhazen.template.Prepared;
import java.time.Duration;
import java.util.List;

/// Finds out, before anything is paid, whether experiments reach the GPUs of their slots from
/// inside the sandbox.
record GpuProbe(Slots slots, Sandbox sandbox, Prepared prepared) {
  private static final Limits LIMITS = new Limits(Duration.ofMinutes(2), 8L << 30, 512, 256L << 20);

  /// Asks the driver, and PyTorch where it is installed.
  private static final String PYTHON =
      """
      import ctypes, sys
      code = ctypes.CDLL("libcuda.so.1").cuInit(0)
      if code != 0:
          sys.exit("cuInit answered %d" % code)
      try:
          import torch
      except ImportError:
          sys.exit(0)
      if not torch.cuda.is_available():
          sys.exit("PyTorch %s finds no CUDA device" % torch.__version__)
      torch.ones(8, device="cuda").sum().item()
      """;

  /// @throws UnavailableException that names the GPU which cannot be reached, and why
  void check() {
    Sandbox inSlots = new SlottedSandbox(slots, _ -> {}, sandbox);
    // Slots are given out in turn, so that as many probes see all of them.
    slots.gpus().forEach(gpu -> check(gpu, inSlots.run(request())));
  }

  private static void check(Gpu gpu, Execution execution) {
    if (!execution.exit().isSuccess()) {
      throw new UnavailableException(
          ("GPU %d (%s) cannot be used inside the sandbox: %s. Look whether `nvidia-smi` works and"
                  + " whether this Python's packages have CUDA, name other GPUs with --gpus, or"
                  + " compute without: --gpus none.")
              .formatted(gpu.index(), gpu.name(), words(execution)));
    }
  }

  private static String words(Execution execution) {
    return (execution.stdout() + "\n" + execution.stderr())
        .lines()
        .filter(line -> !line.isBlank())
        .reduce("the probe ended with " + execution.exit(), (_, last) -> last)
        .strip();
  }

  private SandboxRequest request() {
    return new SandboxRequest(
        Step.of("probe"),
        "probe",
        command(),
        Tree.EMPTY,
        Globs.NONE,
        Globs.NONE,
        LIMITS,
        prepared.variables(),
        prepared.mounts());
  }

  private List<String> command() {
    String program = prepared.experiment().getFirst();
    return program.matches(".*/?python[\\d.]*")
        ? List.of(program, "-c", PYTHON)
        : List.of("nvidia-smi", "-L");
  }
}
