package dev.alhazen.cli;

import dev.alhazen.base.MalformedException;
import dev.alhazen.base.Nearest;
import dev.alhazen.base.Texts;
import dev.alhazen.base.UsageException;
import dev.alhazen.model.Price;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// A file of settings: options and their values, and under `prices` what models cost.
record SettingsFile(Path file, JsonNode content) {
  private static final String PRICES = "prices";

  /// Those that there are, the one that counts first.
  static List<SettingsFile> all(World world) {
    return Stream.of(
            world.folder().resolve("alhazen.yaml"),
            world.home().resolve(".config/alhazen/config.yaml"))
        .filter(Files::exists)
        .map(file -> new SettingsFile(file, parse(file)))
        .toList();
  }

  /// @throws MalformedException that names a setting which no option has, with the nearest option
  Map<String, String> values(Set<String> options) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : content.properties()) {
      String name = entry.getKey();
      if (name.equals(PRICES)) {
        continue;
      }
      if (!options.contains(name)) {
        throw unknown(name, options);
      }
      if (entry.getValue().isContainer()) {
        throw new MalformedException(
            "%s: '%s' must be a plain value, as on the command line.".formatted(file, name));
      }
      values.put(name, entry.getValue().asString());
    }
    return values;
  }

  /// By the name of a model or a role: `IN,OUT`, as after `--price`.
  Map<String, String> prices() {
    Map<String, String> prices = new LinkedHashMap<>();
    JsonNode given = content.path(PRICES);
    if (!given.isMissingNode() && !given.isObject()) {
      throw new MalformedException(
          "%s: '%s' must hold names and prices, such as `openai/NAME: 2.50,10`."
              .formatted(file, PRICES));
    }
    given.properties().forEach(entry -> prices.put(entry.getKey(), price(entry)));
    return prices;
  }

  private String price(Map.Entry<String, JsonNode> entry) {
    String text = entry.getValue().isContainer() ? "" : entry.getValue().asString();
    try {
      Price.parse(text);
      return text;
    } catch (UsageException _) {
      throw new MalformedException(
          "%s: the price of %s must be US dollars for a million input tokens and a million output"
                  .formatted(file, entry.getKey())
              + " tokens, such as `%s: 2.50,10`.".formatted(entry.getKey()));
    }
  }

  private MalformedException unknown(String name, Set<String> options) {
    List<String> near = Nearest.of(name, options);
    return new MalformedException(
        "%s: there is no option '%s'.%s"
            .formatted(
                file,
                name,
                near.isEmpty()
                    ? " Settings have the names of the options, without their dashes."
                    : " Did you mean %s?".formatted(String.join(" or ", near))));
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
