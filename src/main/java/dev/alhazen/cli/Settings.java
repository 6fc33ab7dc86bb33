package dev.alhazen.cli;

import dev.alhazen.base.MalformedException;
import dev.alhazen.base.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Values for options that the command line does not give: `ALHAZEN_*` variables, then
/// `alhazen.yaml` in the working folder, then `~/.config/alhazen/config.yaml`.
final class Settings implements IDefaultValueProvider {
  private final Map<String, String> environment;
  private final List<Path> files;
  private @Nullable Map<String, String> fromFiles;

  private Settings(Map<String, String> environment, List<Path> files) {
    this.environment = environment;
    this.files = files;
  }

  static Settings of(World world) {
    return new Settings(
        world.environment(),
        List.of(
            world.folder().resolve("alhazen.yaml"),
            world.home().resolve(".config/alhazen/config.yaml")));
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)) {
      return null;
    }
    return Stream.of(option.names())
        .filter(name -> name.startsWith("--"))
        .map(name -> name.substring(2))
        .flatMap(name -> value(name).stream())
        .findFirst()
        .orElse(null);
  }

  private Optional<String> value(String name) {
    String variable = "ALHAZEN_" + name.replace('-', '_').toUpperCase(Locale.ROOT);
    return Optional.ofNullable(environment.get(variable))
        .or(() -> Optional.ofNullable(fileValues().get(name)));
  }

  private synchronized Map<String, String> fileValues() {
    Map<String, String> known = fromFiles;
    if (known == null) {
      known = new LinkedHashMap<>();
      for (Path file : files) {
        read(file).forEach(known::putIfAbsent);
      }
      fromFiles = known;
    }
    return known;
  }

  private static Map<String, String> read(Path file) {
    Map<String, String> values = new LinkedHashMap<>();
    if (!Files.exists(file)) {
      return values;
    }
    for (Map.Entry<String, JsonNode> entry : parse(file).properties()) {
      if (entry.getValue().isContainer()) {
        throw new MalformedException(
            "%s: '%s' must be a plain value, as on the command line."
                .formatted(file, entry.getKey()));
      }
      values.put(entry.getKey(), entry.getValue().asString());
    }
    return values;
  }

  private static JsonNode parse(Path file) {
    try {
      JsonNode node = YAMLMapper.shared().readTree(Texts.read(file));
      if (!node.isObject() && !node.isEmpty()) {
        throw new MalformedException(
            "%s must hold options and their values, such as `model: openai/NAME`.".formatted(file));
      }
      return node;
    } catch (JacksonException e) {
      throw new MalformedException(
          "%s is not valid YAML: %s.".formatted(file, e.getOriginalMessage()));
    }
  }
}
