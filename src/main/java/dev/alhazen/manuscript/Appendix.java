package dev.alhazen.manuscript;

import dev.alhazen.experiment.Integrity;
import dev.alhazen.experiment.Run;
import dev.alhazen.experiment.Trials;
import dev.alhazen.figure.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What the program itself adds behind the references: every run, every attempt, failed ones
/// included, and the settings of the study.
final class Appendix {
  private static final int MOST_DETAIL = 220;
  private static final int MOST_REMARK = 600;
  private static final int MOST_LINES = 20;
  private static final int MOST_CODE = 100;

  private final Material material;
  private final Ledger ledger;

  /// @param ledger of the numbers that it shows
  Appendix(Material material, Ledger ledger) {
    this.material = material;
    this.ledger = ledger;
  }

  /// @param cited the keys that the paper cites
  /// @param unused figures that no section shows
  String latex(List<String> cited, List<Figure> unused) {
    StringBuilder text = new StringBuilder("\\appendix\n\\section{Record of the Study}\n");
    text.append("\\label{sec:record}\n");
    text.append(introduction())
        .append(new PlanRecord(material.trials()).latex())
        .append(runs())
        .append(integrity())
        .append(attempts())
        .append(new SealedTables(material.evidence(), ledger).latex())
        .append(making(cited));
    if (!unused.isEmpty()) {
      text.append("\\subsection*{Further figures}\n");
      unused.forEach(figure -> text.append(FigureBlock.latex(figure)).append('\n'));
    }
    return text.toString();
  }

  private String introduction() {
    return """
    This appendix is written by the program, not by the author of the text. It lists every run \
    and every attempt that was made for this paper, so that nothing that failed goes unsaid.

    """;
  }

  private String runs() {
    StringBuilder rows = new StringBuilder();
    for (Run run : material.trials().runs()) {
      rows.append(
          "%s & %s & %s & %s & \\texttt{%s} \\\\\n"
              .formatted(
                  Escaped.code(run.name()),
                  Breakable.latex(run.title(), MOST_DETAIL),
                  material.trials().start(run.name()).map(Escaped::code).orElse("--"),
                  seeds(run),
                  run.code().brief()));
    }
    return Longtable.latex(
        "Runs that finished, and from whose code each started. The code is named by the first digits of its SHA-256 digest.",
        "@{}L{0.09\\linewidth}L{0.38\\linewidth}L{0.09\\linewidth}L{0.14\\linewidth}"
            + "L{0.19\\linewidth}@{}",
        "Run & What it does & From & Seeds & Code",
        rows.toString());
  }

  /// Who computed the numbers, and what is odd about single runs.
  private String integrity() {
    List<String> points = new ArrayList<>();
    for (Run run : material.trials().runs()) {
      for (String remark : run.integrity().map(Integrity::remarks).orElse(List.of())) {
        points.add("\\item %s: %s".formatted(Escaped.code(run.name()), remark(remark)));
      }
    }
    String whole =
        material.trials().runs().stream()
            .flatMap(run -> run.integrity().stream())
            .map(Integrity::sentence)
            .findFirst()
            .map(Escaped::latex)
            .orElse("");
    String list =
        points.isEmpty()
            ? ""
            : "\n\\begin{itemize}\n%s\n\\end{itemize}".formatted(String.join("\n", points));
    return (whole + list).isBlank()
        ? ""
        : "\\subsection*{Who measured}\n%s%s\n\n".formatted(whole, list);
  }

  /// A remark, and below it, line by line, the code that it quotes.
  static String remark(String remark) {
    List<String> lines = remark.lines().toList();
    StringBuilder text = new StringBuilder(Breakable.latex(lines.getFirst(), MOST_REMARK));
    lines.stream()
        .skip(1)
        .limit(MOST_LINES)
        .filter(line -> !line.isBlank())
        .forEach(line -> text.append("\\newline\n").append(quoted(line)));
    if (lines.size() > MOST_LINES + 1) {
      text.append("\\newline\nand %d lines more.".formatted(lines.size() - 1 - MOST_LINES));
    }
    return text.toString();
  }

  private static String quoted(String line) {
    String code = line.stripLeading();
    return "{\\footnotesize%s\\texttt{%s}}"
        .formatted("~".repeat(line.length() - code.length()), Breakable.latex(code, MOST_CODE));
  }

  private String attempts() {
    if (material.trials().attempts().isEmpty()) {
      return "";
    }
    StringBuilder rows = new StringBuilder();
    for (Trials.Attempt attempt : material.trials().attempts()) {
      rows.append(
          "%s & %d & %s & %s \\\\\n"
              .formatted(
                  Escaped.code(attempt.run()),
                  attempt.number(),
                  Breakable.latex(attempt.outcome(), MOST_DETAIL),
                  Breakable.latex(attempt.detail(), MOST_DETAIL)));
    }
    return Longtable.latex(
        "All attempts, in order: %s.".formatted(Escaped.latex(material.trials().tally())),
        "@{}L{0.1\\linewidth}L{0.09\\linewidth}L{0.18\\linewidth}L{0.54\\linewidth}@{}",
        "Run & Attempt & Outcome & Detail",
        rows.toString());
  }

  private String making(List<String> cited) {
    return """
    \\noindent\\begin{minipage}{\\linewidth}
    \\subsection*{Settings}
    \\begin{description}
    \\item[Template] %s
    \\item[Idea] %s
    \\item[Written by] %s
    \\item[Sandbox] %s
    \\item[Search for earlier work] %s
    \\item[Works cited] %s
    \\item[End of the experiments] %s
    \\end{description}
    \\end{minipage}

    """
        .formatted(
            Escaped.code(material.template().name()),
            Escaped.code(material.idea().name()),
            Breakable.latex(material.disclosure().model(), MOST_DETAIL),
            Breakable.latex(material.disclosure().sandboxTier(), MOST_DETAIL),
            novelty(),
            Breakable.latex(works(cited), MOST_DETAIL),
            Breakable.latex(material.trials().conclusion(), 4 * MOST_DETAIL) + age());
  }

  /// The end was told before the clearest run was repeated, which may have changed a verdict.
  private String age() {
    return material.trials().protocol().repeated().isEmpty()
        ? ""
        : " (Written before the repetition with more seeds; what counts is the list of comparisons.)";
  }

  /// Where the records of the cited works come from.
  private String works(List<String> cited) {
    Map<String, Long> sources =
        cited.stream()
            .flatMap(key -> material.bibliography().entry(key).stream())
            .collect(Collectors.groupingBy(Appendix::source, TreeMap::new, Collectors.counting()));
    return sources.isEmpty()
        ? "none."
        : sources.entrySet().stream()
            .map(source -> "%d %s".formatted(source.getValue(), source.getKey()))
            .collect(Collectors.joining(", ", "", "."));
  }

  private static String source(ReadingList.Entry entry) {
    return entry.supply() == CitationFile.Supply.USER
        ? "of the template's or the user's own"
        : "found by " + entry.work().source();
  }

  private String novelty() {
    return switch (material.verdict().status()) {
      case NOVEL -> "nothing equal was found in the sources that were asked.";
      case INCREMENTAL -> "close work was found; the idea extends it.";
      case KNOWN -> "the idea was found to be known.";
      case UNDECIDED -> "undecided: the sources that were asked gave no clear answer.";
      case UNCHECKED -> "skipped on request.";
    };
  }

  private static String seeds(Run run) {
    return run.seeds().isEmpty()
        ? "--"
        : Escaped.latex(String.join(", ", run.seeds().stream().map(String::valueOf).toList()));
  }
}
