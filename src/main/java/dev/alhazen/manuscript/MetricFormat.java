package dev.alhazen.manuscript;

import dev.alhazen.template.Template;

/// How a metric is printed.
///
/// @param title for tables
/// @param unit appended to values; empty where there is none
/// @param decimals digits after the point
public record MetricFormat(
    String name, String title, String unit, int decimals, Template.Direction direction) {
  private static final int USUAL_DECIMALS = 4;

  static MetricFormat of(Template template, String name) {
    return template.metrics().stream()
        .filter(metric -> metric.name().equals(name))
        .findFirst()
        .map(m -> new MetricFormat(name, m.title(), m.unit(), m.decimals(), m.direction()))
        .orElse(new MetricFormat(name, name, "", USUAL_DECIMALS, Template.Direction.NEITHER));
  }

  String latexUnit() {
    return unit.isBlank() ? "" : "\\,\\mathrm{%s}".formatted(Escaped.latex(unit.strip()));
  }
}
