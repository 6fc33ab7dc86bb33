package dev.alhazen.template;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// What a template's experiment computes on, where it can do so on either.
public enum Device {
  /// The processor.
  CPU,
  /// An NVIDIA GPU.
  CUDA;

  private static final String PLACEHOLDER = "{device}";
  private static final String ENGINE = "ai.djl.pytorch";
  private static final String NATIVE = "pytorch-native-";

  /// The flavour of the engine's native library that PyTorch 2.7.1 was built for.
  private static final String FLAVOUR = "cu128";

  /// As it stands in commands.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether the experiment is told its device: a command says `{device}`, or a template in Java
  /// names the native library for the processor, which can be exchanged.
  public static boolean isTaken(Template template) {
    return mentions(template.commands().experiment())
        || (template.gpu() != Template.GpuNeed.NONE && isExchangeable(template));
  }

  /// Whether another library is needed for a GPU.
  static boolean isExchangeable(Template template) {
    return JavaTools.isJava(template.commands().experiment().getFirst())
        && Coordinates.of(template).stream().anyMatch(Device::isNative);
  }

  /// A command for this device. Where nothing in it says so, the GPU is appended: the processor is
  /// what experiments use by themselves.
  UnaryOperator<List<String>> experiment() {
    return words ->
        this == CPU || words.isEmpty() || mentions(words)
            ? filled(words)
            : java.util.stream.Stream.concat(words.stream(), List.of("--device=cuda").stream())
                .toList();
  }

  /// A command with the placeholder filled where it is there.
  List<String> filled(List<String> words) {
    return words.stream().map(word -> word.replace(PLACEHOLDER, word())).toList();
  }

  /// The libraries for this device: of the engine's native ones, that for CUDA.
  List<Coordinates> libraries(List<Coordinates> named) {
    return this == CPU ? named : named.stream().map(Device::onCuda).distinct().toList();
  }

  /// The engine's native library for this device.
  String nativeLibrary(Template template) {
    return libraries(Coordinates.of(template)).stream()
        .filter(library -> library.artifact().startsWith(NATIVE))
        .map(Coordinates::toString)
        .findFirst()
        .orElse("none");
  }

  private static Coordinates onCuda(Coordinates library) {
    return isNative(library)
        ? new Coordinates(
            library.group(),
            NATIVE + FLAVOUR,
            library.version(),
            library.classifier(),
            library.type())
        : library;
  }

  private static boolean isNative(Coordinates library) {
    return library.group().equals(ENGINE) && library.artifact().equals(NATIVE + "cpu");
  }

  private static boolean mentions(List<String> words) {
    return words.stream().anyMatch(word -> word.contains(PLACEHOLDER));
  }
}
