package dev.alhazen.manuscript;

import dev.alhazen.base.Digest;
import dev.alhazen.base.Finding;
import dev.alhazen.base.Step;
import dev.alhazen.journal.Blobs;
import dev.alhazen.typeset.Typeset;
import dev.alhazen.typeset.Typesetter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts a draft together, typesets it, and tells which section each complaint of LaTeX is about.
final class Press {
  private static final Pattern LINE =
      Pattern.compile("(?:paper\\.tex[^\\d]{0,12}|^lines? |^)(\\d+)");

  private final Typesetter typesetter;
  private final Material material;
  private final Blobs blobs;

  Press(Typesetter typesetter, Material material, Blobs blobs) {
    this.typesetter = typesetter;
    this.material = material;
    this.blobs = blobs;
  }

  /// @param pdf absent where there is no TeX or LaTeX stopped
  record Proof(Assembly.Sources sources, Optional<Digest> pdf, List<Finding> findings) {
    Proof {
      findings = List.copyOf(findings);
    }
  }

  Assembly.Sources assemble(Draft draft) {
    return Assembly.of(draft, material, blobs);
  }

  Proof print(Step step, Draft draft) {
    Assembly.Sources sources = assemble(draft);
    return switch (typesetter.typeset(step, sources.tree(), Assembly.MAIN)) {
      case Typeset.Made made ->
          new Proof(sources, Optional.of(made.pdf()), placed(made.findings(), sources));
      case Typeset.Broken broken ->
          new Proof(sources, Optional.empty(), blocking(placed(broken.findings(), sources)));
      case Typeset.NoTex missing ->
          new Proof(
              sources,
              Optional.empty(),
              List.of(Finding.warn("no-tex", "paper", missing.advice())));
    };
  }

  private static List<Finding> placed(List<Finding> findings, Assembly.Sources sources) {
    return findings.stream().map(finding -> placed(finding, sources)).toList();
  }

  private static Finding placed(Finding finding, Assembly.Sources sources) {
    Matcher matcher = LINE.matcher(finding.place());
    if (!matcher.find()) {
      return finding;
    }
    int line = Integer.parseInt(matcher.group(1));
    String shown = sources.main().lines().skip(Math.max(0, line - 1)).findFirst().orElse("");
    return new Finding(
        finding.level(),
        finding.kind(),
        "%s, paper.tex:%d".formatted(sources.sectionAt(line), line),
        "%s In the line: %s".formatted(finding.message(), cut(shown)));
  }

  /// Where LaTeX stopped there is no paper, whatever it called its complaint.
  private static List<Finding> blocking(List<Finding> findings) {
    List<Finding> blocking = new ArrayList<>();
    for (Finding finding : findings) {
      blocking.add(Finding.block(finding.kind(), finding.place(), finding.message()));
    }
    if (blocking.isEmpty()) {
      blocking.add(Finding.block("latex-error", "paper", "LaTeX stopped without saying why."));
    }
    return blocking;
  }

  private static String cut(String line) {
    return line.length() <= 160 ? line : line.substring(0, 160) + "…";
  }
}
