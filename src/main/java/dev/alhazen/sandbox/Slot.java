package dev.alhazen.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// A place for one experiment at a time: a share of the processor's cores, and a GPU where the
/// machine has one.
///
/// @param threads how many cores fall to it
public record Slot(Optional<Gpu> gpu, int threads) {
  private static final List<String> THREAD_COUNTS =
      List.of(
          "OMP_NUM_THREADS",
          "MKL_NUM_THREADS",
          "OPENBLAS_NUM_THREADS",
          "NUMEXPR_NUM_THREADS",
          "VECLIB_MAXIMUM_THREADS",
          "RAYON_NUM_THREADS");

  /// What tells a process to keep to this slot. A GPU is named by its id: inside a sandbox that
  /// holds no other one the numbers begin at 0 again.
  SequencedMap<String, String> variables() {
    SequencedMap<String, String> variables = new TreeMap<>();
    THREAD_COUNTS.forEach(name -> variables.put(name, String.valueOf(threads)));
    gpu.ifPresent(
        it -> {
          variables.put("CUDA_DEVICE_ORDER", "PCI_BUS_ID");
          variables.put("CUDA_VISIBLE_DEVICES", it.id());
        });
    return variables;
  }

  /// The device files of the GPU, and `/sys`, in which its driver is described.
  List<Mount> mounts() {
    List<Mount> mounts = new ArrayList<>();
    gpu.ifPresent(
        it -> {
          it.nodes().forEach(node -> mounts.add(new Mount("gpu", node, node.toString())));
          mounts.add(new Mount("sys", java.nio.file.Path.of("/sys"), "/sys"));
        });
    return mounts;
  }
}
