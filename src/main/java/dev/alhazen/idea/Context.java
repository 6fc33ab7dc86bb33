package dev.alhazen.idea;

import dev.alhazen.model.Prompts;
import dev.alhazen.template.Template;
import java.util.Map;

/// The beginning that all prompts about a template share, so that providers can cache it.
final class Context {
  private Context() {}

  static String of(Prompts prompts, Template template, String code) {
    return prompts.text(
        "idea/context",
        Map.ofEntries(
            Map.entry("template", template.name()),
            Map.entry("title", template.title()),
            Map.entry("description", template.task().description()),
            Map.entry("editable", String.join(", ", template.editable().patterns())),
            Map.entry("protected", template.protectedFiles().patterns()),
            Map.entry("metrics", template.metrics().stream().map(Context::metric).toList()),
            Map.entry("datasets", String.join(", ", template.datasets())),
            Map.entry("hasDatasets", !template.datasets().isEmpty()),
            Map.entry("seeds", template.seeds().count()),
            Map.entry("hasCode", !code.isBlank()),
            Map.entry("code", code.strip())));
  }

  private static String metric(Template.Metric metric) {
    String better =
        switch (metric.direction()) {
          case LOWER -> "lower is better";
          case HIGHER -> "higher is better";
          case NEITHER -> "neither way is better";
        };
    return "%s (%s; %s)".formatted(metric.name(), metric.title(), better);
  }
}
