package dev.alhazen.sandbox;

import dev.alhazen.base.Texts;
import dev.alhazen.base.UnavailableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads what `nvidia-smi` tells of the GPUs, and finds their device files.
public final class NvidiaSmi {
  /// What the program must be asked for.
  public static final List<String> QUESTION =
      List.of("--query-gpu=index,uuid,pci.bus_id,name", "--format=csv,noheader");

  /// Device files that every GPU needs beside its own.
  private static final List<String> COMMON =
      List.of("nvidiactl", "nvidia-uvm", "nvidia-uvm-tools", "nvidia-modeset");

  private static final Pattern MINOR = Pattern.compile("Device Minor:\\s*(\\d+)");
  private static final Pattern BUS = Pattern.compile("[0-9A-Fa-f]{8}:[0-9A-Fa-f:.]+");

  private final Path devices;
  private final Path driver;

  /// @param devices usually `/dev`
  /// @param driver usually `/proc/driver/nvidia`
  public NvidiaSmi(Path devices, Path driver) {
    this.devices = devices;
    this.driver = driver;
  }

  /// @param output the program's answer
  /// @throws UnavailableException where it is not what was asked for
  public List<Gpu> read(String output) {
    return output.lines().filter(line -> !line.isBlank()).map(this::gpu).toList();
  }

  private Gpu gpu(String line) {
    String[] parts = line.strip().split("\\s*,\\s*", 4);
    if (parts.length < 4 || !parts[0].matches("\\d+") || !BUS.matcher(parts[2]).matches()) {
      throw new UnavailableException(
          "nvidia-smi answered '%s', which tells of no GPU. Use --gpus none, or mend its driver."
              .formatted(line.strip()));
    }
    int index = Integer.parseInt(parts[0]);
    return new Gpu(index, parts[1], parts[3], nodes(minor(parts[2], index)));
  }

  /// The number of its device file, which need not be its index.
  private int minor(String bus, int index) {
    // The driver's folders have bus addresses with four digits in front.
    String folder = bus.toLowerCase(Locale.ROOT).replaceFirst("^0{4}(?=[0-9a-f]{4}:)", "");
    Path facts = driver.resolve("gpus").resolve(folder).resolve("information");
    if (!Files.isReadable(facts)) {
      return index;
    }
    Matcher found = MINOR.matcher(Texts.read(facts));
    return found.find() ? Integer.parseInt(found.group(1)) : index;
  }

  private List<Path> nodes(int minor) {
    List<Path> nodes = new ArrayList<>();
    Stream.concat(Stream.of("nvidia" + minor), COMMON.stream())
        .map(devices::resolve)
        .filter(Files::exists)
        .forEach(nodes::add);
    return nodes;
  }
}
