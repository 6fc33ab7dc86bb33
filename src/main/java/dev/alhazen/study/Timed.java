package dev.alhazen.study;

import dev.alhazen.template.Template;
import dev.alhazen.template.Template.Preset;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// A template whose runs get the time that the user allows, where the user said so.
final class Timed {
  private Timed() {}

  static Template template(Template template, Optional<Long> seconds) {
    if (seconds.isEmpty()) {
      return template;
    }
    Duration wall = Duration.ofSeconds(seconds.get());
    SequencedMap<String, Preset> presets = new LinkedHashMap<>();
    template
        .presets()
        .forEach(
            (name, preset) ->
                presets.put(
                    name,
                    new Preset(preset.arguments(), preset.limits().withWall(wall), preset.data())));
    return template.withPresets(presets);
  }
}
