package dev.alhazen.typeset.latex;

import dev.alhazen.base.Step;
import dev.alhazen.sandbox.Execution;
import dev.alhazen.sandbox.Globs;
import dev.alhazen.sandbox.Limits;
import dev.alhazen.sandbox.Probed;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.SandboxRequest;
import dev.alhazen.sandbox.Tree;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;

/// Finds out whether papers can be typeset here: the programs run and the usual packages are there.
public final class TexProbe {
  private static final String ADVICE =
      "Install TeX: apt-get install --no-install-recommends texlive-latex-base"
          + " texlive-latex-recommended texlive-fonts-recommended texlive-latex-extra"
          + " texlive-science chktex (450 MB; Fedora: dnf install texlive-scheme-medium).";

  private static final String SCRIPT =
      """
      for program in pdflatex bibtex; do
        command -v $program >/dev/null || { echo "There is no $program." >&2; exit 1; }
      done
      for file in article.cls amsmath.sty booktabs.sty graphicx.sty hyperref.sty \
                  microtype.sty natbib.sty plainnat.bst xcolor.sty; do
        kpsewhich $file >/dev/null || { echo "TeX lacks $file." >&2; exit 1; }
      done
      pdflatex --version | head -n 1
      """;

  private TexProbe() {}

  /// @param sandbox the one in which papers will be built, undecorated: a probe is never journalled
  public static Probed of(Sandbox sandbox) {
    Execution execution = sandbox.run(request());
    return execution.exit().isSuccess()
        ? new Probed.Works(execution.stdout().strip())
        : new Probed.Missing(execution.stderr().strip(), ADVICE);
  }

  private static SandboxRequest request() {
    return new SandboxRequest(
        Step.of("probe"),
        "probe",
        List.of("sh", "-c", SCRIPT),
        Tree.EMPTY,
        Globs.NONE,
        Globs.NONE,
        new Limits(Duration.ofSeconds(20), 1L << 29, 50, 1L << 20),
        new TreeMap<>(),
        List.of());
  }
}
