package dev.alhazen.manuscript;

import dev.alhazen.evidence.Results;
import dev.alhazen.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The table of all results: a group of rows for each metric, a row for each run, a column for each
/// data set. Wide and long ones are split, so that nothing runs off the page.
final class ResultsTable {
  static final String LABEL = "tab:results";

  private static final int MOST_COLUMNS = 4;
  private static final int MOST_ROWS = 32;

  private final Material material;
  private final Results results;
  private final Ledger ledger;

  ResultsTable(Material material, Ledger ledger) {
    this.material = material;
    this.results = material.results();
    this.ledger = ledger;
  }

  String latex() {
    List<String> tables = new ArrayList<>();
    for (List<String> metrics : chunks(metrics(), metricsPerTable())) {
      for (List<String> datasets : chunks(datasets(), MOST_COLUMNS)) {
        tables.add(table(metrics, datasets, tables.size()));
      }
    }
    return String.join("\n\n", tables);
  }

  private String table(List<String> metrics, List<String> datasets, int number) {
    StringBuilder rows = new StringBuilder();
    for (String metric : metrics) {
      rows.append(rows.isEmpty() ? "" : "    \\addlinespace\n").append(group(metric, datasets));
    }
    return """
    \\begin{table}[tbp]
      \\centering
      \\caption{%s}
      \\label{%s}
      \\begin{adjustbox}{max width=\\linewidth}
      \\begin{tabular}{@{}l%s@{}}
        \\toprule
        Run & %s \\\\
        \\midrule
    %s    \\bottomrule
      \\end{tabular}
      \\end{adjustbox}
    \\end{table}"""
        .formatted(
            caption(number),
            number == 0 ? LABEL : LABEL + (number + 1),
            "r".repeat(datasets.size()),
            String.join(" & ", datasets.stream().map(Escaped::latex).toList()),
            rows);
  }

  private String group(String metric, List<String> datasets) {
    Optional<Template.Metric> known = known(metric);
    StringBuilder rows =
        new StringBuilder(
            "    \\multicolumn{%d}{@{}l}{\\emph{%s}} \\\\\n"
                .formatted(
                    datasets.size() + 1,
                    known.map(ResultsTable::heading).orElse(Escaped.latex(metric))));
    for (String run : results.runs()) {
      List<String> cells =
          datasets.stream()
              .map(dataset -> ledger.cell("%s/%s/%s".formatted(run, dataset, metric)))
              .toList();
      rows.append("    %s & %s \\\\\n".formatted(label(run), String.join(" & ", cells)));
    }
    return rows.toString();
  }

  private String caption(int number) {
    if (number > 0) {
      return "Results, continued from Table~\\ref{%s}.".formatted(LABEL);
    }
    return ("Results of all runs: mean $\\pm$ standard error over the seeds of a run. %s is the"
            + " baseline. The table is generated from the recorded results.")
        .formatted(Escaped.code(material.baseline()));
  }

  private String label(String run) {
    return run.equals(material.baseline()) ? Escaped.code(run) + " (baseline)" : Escaped.code(run);
  }

  private Optional<Template.Metric> known(String metric) {
    return material.template().metrics().stream().filter(m -> m.isCalled(metric)).findFirst();
  }

  private static String heading(Template.Metric metric) {
    String unit = metric.unit().isBlank() ? "" : " (%s)".formatted(Escaped.latex(metric.unit()));
    return Escaped.latex(metric.title())
        + unit
        + switch (metric.direction()) {
          case LOWER -> ", lower is better";
          case HIGHER -> ", higher is better";
          case NEITHER -> "";
        };
  }

  private List<String> metrics() {
    List<String> measured = results.metrics();
    List<String> ordered =
        new ArrayList<>(
            material.template().metrics().stream()
                .map(m -> m.name().replaceFirst("_mean$", ""))
                .toList());
    ordered.retainAll(measured);
    measured.stream().filter(metric -> !ordered.contains(metric)).forEach(ordered::add);
    return ordered;
  }

  private List<String> datasets() {
    List<String> ordered = new ArrayList<>(material.template().datasets());
    ordered.retainAll(results.datasets());
    results.datasets().stream().filter(set -> !ordered.contains(set)).forEach(ordered::add);
    return ordered;
  }

  private int metricsPerTable() {
    return Math.max(1, MOST_ROWS / (results.runs().size() + 2));
  }

  private static List<List<String>> chunks(List<String> all, int size) {
    List<List<String>> chunks = new ArrayList<>();
    for (int from = 0; from < all.size(); from += size) {
      chunks.add(all.subList(from, Math.min(from + size, all.size())));
    }
    return chunks;
  }
}
