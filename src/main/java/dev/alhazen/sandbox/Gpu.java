package dev.alhazen.sandbox;

import java.nio.file.Path;
import java.util.List;

/// A graphics processor of this machine.
///
/// @param index its number, as `nvidia-smi` counts
/// @param id what names it wherever it is counted anew, such as `GPU-5f3e…`
/// @param name its model, such as `NVIDIA H100 80GB HBM3`
/// @param nodes the device files through which a process reaches it, and no other
public record Gpu(int index, String id, String name, List<Path> nodes) {
  public Gpu {
    nodes = List.copyOf(nodes);
  }
}
