package dev.alhazen.cli;

import dev.alhazen.base.UsageException;
import dev.alhazen.template.Template;
import java.util.Optional;

/// Which size of an experiment is meant.
final class Presets {
  private static final String USUAL = "quick";

  private static final String SMOKE = "smoke";

  private Presets() {}

  /// The one that the user names; else `quick` where there is one, else the first that measures
  /// anything: a smoke run only shows that the code runs.
  static String choose(Template template, Optional<String> named) {
    String preset =
        named.orElseGet(
            () ->
                template.presets().containsKey(USUAL)
                    ? USUAL
                    : template.presets().sequencedKeySet().stream()
                        .filter(name -> !name.equals(SMOKE))
                        .findFirst()
                        .orElse(SMOKE));
    if (!template.presets().containsKey(preset)) {
      throw new UsageException(
          "Template %s has no preset '%s'; it has %s."
              .formatted(template.name(), preset, String.join(", ", template.presets().keySet())));
    }
    return preset;
  }
}
