package dev.alhazen.typeset.latex;

import dev.alhazen.base.Digest;
import dev.alhazen.base.Finding;
import dev.alhazen.base.Step;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Execution;
import dev.alhazen.sandbox.Exit;
import dev.alhazen.sandbox.Globs;
import dev.alhazen.sandbox.Limits;
import dev.alhazen.sandbox.Probed;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.SandboxRequest;
import dev.alhazen.sandbox.Tree;
import dev.alhazen.typeset.Typeset;
import dev.alhazen.typeset.Typesetter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Builds a paper in one sandboxed execution: pdflatex and BibTeX in as many passes as their logs
/// ask for. No shell escape, no file but the sources and TeX's own, bounded time and space. Equal
/// sources give equal PDFs: the date inside is always the same, so a paper must not print `\today`.
public final class LatexTypesetter implements Typesetter {
  /// For a whole build; twenty times what a long paper takes.
  public static final Limits LIMITS = new Limits(Duration.ofMinutes(2), 2L << 30, 64, 512L << 20);

  private static final Instant DATE = Instant.parse("2026-01-01T00:00:00Z");
  private static final String SCRIPT = "alhazen-build.sh";
  private static final int MOST_FINDINGS = 60;

  /// The build keeps less of each report; a larger one was put there by the paper.
  private static final long MOST_BYTES = 4L << 20;

  private final Sandbox sandbox;
  private final Blobs blobs;
  private final Probed tex;
  private final Limits limits;

  /// For a machine that has TeX.
  ///
  /// @param blobs where sources lie and where the sandbox leaves its outputs
  public LatexTypesetter(Sandbox sandbox, Blobs blobs) {
    this(sandbox, blobs, new Probed.Works("pdflatex"), LIMITS);
  }

  /// @param tex what `TexProbe` found; without TeX every paper is `NoTex`
  public LatexTypesetter(Sandbox sandbox, Blobs blobs, Probed tex, Limits limits) {
    this.sandbox = sandbox;
    this.blobs = blobs;
    this.tex = tex;
    this.limits = limits;
  }

  @Override
  public Typeset typeset(Step step, Tree sources, String main) {
    if (!main.matches("[\\w./-]+\\.tex") || !sources.files().containsKey(main)) {
      throw new IllegalArgumentException("not a main file among the sources: " + main);
    }
    return switch (tex) {
      case Probed.Missing missing -> new Typeset.NoTex(missing.advice());
      case Probed.Works _ -> built(step, sources, main);
    };
  }

  private Typeset built(Step step, Tree sources, String main) {
    Tree inputs = sources.with(new Tree(Map.of(SCRIPT, blobs.put(resource("build.sh")))));
    Execution execution = sandbox.run(request(step, inputs, main));
    return switch (execution.exit()) {
      case Exit.Exited(int code) -> read(execution, code, main);
      case Exit.TimedOut(Duration limit) ->
          broken(
              main, "LaTeX did not end within %d s: look for an endless loop.", limit.toSeconds());
      case Exit.NoProgress(Duration silence) ->
          broken(
              main, "LaTeX wrote nothing for %d s: look for an endless loop.", silence.toSeconds());
      case Exit.CpuExhausted(Duration limit) ->
          broken(
              main,
              "LaTeX used more than %d s of processor time: look for an endless loop.",
              limit.toSeconds());
      case Exit.TooManyProcesses(int most) ->
          broken(main, "LaTeX ran more than %d processes at once.", most);
      case Exit.OutOfMemory(long bytes) ->
          broken(main, "LaTeX needed more than %d MB: look for endless output.", bytes >> 20);
      case Exit.DiskFull(long bytes) ->
          broken(main, "LaTeX wrote more than %d MB: look for endless output.", bytes >> 20);
    };
  }

  private Typeset read(Execution execution, int code, String main) {
    Tree outputs = execution.outputs();
    LatexLog log = LatexLog.parse(text(outputs, "alhazen-build.log"), main);
    List<Finding> bibliography = BibtexLog.parse(text(outputs, "alhazen-build.blg"));
    Optional<Digest> pdf = Optional.ofNullable(outputs.files().get(pdfOf(main)));
    if (code != 0 || pdf.isEmpty() || log.pages().isEmpty()) {
      return broken(main, execution, log, bibliography);
    }
    List<Finding> findings = new ArrayList<>(log.warnings());
    findings.addAll(bibliography);
    findings.addAll(ChktexReport.parse(text(outputs, "alhazen-build.chktex")));
    return new Typeset.Made(pdf.get(), log.pages().getAsInt(), most(findings));
  }

  /// The errors, and the bibliography's, which may be their cause. Warnings of a pass that was not
  /// the last one mean nothing.
  private static Typeset broken(
      String main, Execution execution, LatexLog log, List<Finding> bibliography) {
    List<Finding> findings = new ArrayList<>(log.errors());
    bibliography.stream().filter(Finding::blocks).forEach(findings::add);
    if (findings.isEmpty()) {
      String said = execution.stderr().strip();
      findings.add(
          Finding.block("latex-error", main, "LaTeX made no page, and gave no reason. " + said));
    }
    return new Typeset.Broken(most(findings));
  }

  private static Typeset broken(String main, String message, long limit) {
    return new Typeset.Broken(
        List.of(Finding.block("latex-limit", main, message.formatted(limit))));
  }

  /// What blocks stands first, so that the cut takes none of it before a warning.
  private static List<Finding> most(List<Finding> findings) {
    return findings.stream()
        .distinct()
        .sorted(java.util.Comparator.comparing(Finding::level))
        .limit(MOST_FINDINGS)
        .toList();
  }

  private String text(Tree outputs, String path) {
    return Optional.ofNullable(outputs.files().get(path))
        .filter(report -> blobs.size(report) <= MOST_BYTES)
        .map(blobs::text)
        .orElse("");
  }

  private SandboxRequest request(Step step, Tree inputs, String main) {
    return new SandboxRequest(
        step,
        "typeset",
        List.of("sh", SCRIPT, main),
        inputs,
        Globs.NONE,
        Globs.of(pdfOf(main), "alhazen-build.{log,blg,chktex}"),
        limits,
        environment(),
        List.of());
  }

  /// `p` is paranoid: TeX opens no file outside its own folders and that of the paper. Long lines
  /// keep the log's messages whole.
  private static SequencedMap<String, String> environment() {
    return new TreeMap<>(
        Map.of(
            "openin_any", "p",
            "openout_any", "p",
            "shell_escape", "f",
            "max_print_line", "1000",
            "error_line", "254",
            "half_error_line", "238",
            "FORCE_SOURCE_DATE", "1",
            "SOURCE_DATE_EPOCH", "" + DATE.getEpochSecond()));
  }

  private static String pdfOf(String main) {
    return main.substring(0, main.length() - ".tex".length()) + ".pdf";
  }

  private static String resource(String name) {
    try (InputStream in = LatexTypesetter.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
