package dev.alhazen.cli;

import dev.alhazen.sandbox.Execution;
import dev.alhazen.sandbox.Gpu;
import dev.alhazen.sandbox.Mount;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.SandboxRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Lets a run see all the GPUs that Slurm gave its job, and no other.
///
/// @param gpus may be none
record GpuSandbox(List<Gpu> gpus, Sandbox next) implements Sandbox {
  GpuSandbox {
    gpus = List.copyOf(gpus);
  }

  @Override
  public String tier() {
    return next.tier();
  }

  @Override
  public Execution run(SandboxRequest request) {
    return next.run(gpus.isEmpty() ? request : with(request));
  }

  private SandboxRequest with(SandboxRequest request) {
    SequencedMap<String, String> environment = new TreeMap<>(request.environment());
    environment.put("CUDA_DEVICE_ORDER", "PCI_BUS_ID");
    environment.put(
        "CUDA_VISIBLE_DEVICES", gpus.stream().map(Gpu::id).collect(Collectors.joining(",")));
    List<Mount> mounts = new ArrayList<>(request.mounts());
    gpus.stream()
        .flatMap(gpu -> gpu.nodes().stream())
        .distinct()
        .forEach(node -> mounts.add(new Mount("gpu", node, node.toString())));
    mounts.add(new Mount("sys", Path.of("/sys"), "/sys"));
    return new SandboxRequest(
        request.step(),
        request.kind(),
        request.command(),
        request.inputs(),
        request.readOnly(),
        request.outputs(),
        request.limits(),
        environment,
        mounts);
  }
}
