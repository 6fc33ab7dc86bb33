package dev.alhazen.manuscript;

import dev.alhazen.base.Digest;
import dev.alhazen.base.Finding;
import dev.alhazen.base.Step;
import dev.alhazen.base.Texts;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Tree;
import dev.alhazen.typeset.Typeset;
import dev.alhazen.typeset.Typesetter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Real LaTeX in a temporary folder, for tests of our own sources.
final class LocalTypesetter implements Typesetter {
  private static final Pattern ERROR = Pattern.compile("(?m)^(\\S+\\.tex):(\\d+): (.*)$");
  private static final Pattern OVERFULL =
      Pattern.compile("Overfull \\\\hbox \\(([\\d.]+)pt too wide\\).* at lines (\\d+)");
  private static final Pattern UNDEFINED =
      Pattern.compile("Warning: (Citation|Reference) `([^']*)'.*undefined on input line (\\d+)");

  private final Path folder;
  private final Blobs blobs;
  private int runs;

  LocalTypesetter(Path folder, Blobs blobs) {
    this.folder = folder;
    this.blobs = blobs;
  }

  int runs() {
    return runs;
  }

  @Override
  public Typeset typeset(Step step, Tree sources, String main) {
    Path work = folder.resolve("typeset-" + ++runs);
    sources.files().forEach((path, digest) -> blobs.materialise(digest, work.resolve(path)));
    int first = run(work, latex(main));
    if (first != 0) {
      return new Typeset.Broken(errors(work));
    }
    run(work, List.of("bibtex", "paper"));
    run(work, latex(main));
    run(work, latex(main));
    String log = Texts.lenient(work.resolve("paper.log"));
    Digest pdf = blobs.putFile(work.resolve("paper.pdf"));
    Matcher pages = Pattern.compile("Output written on paper.pdf \\((\\d+) page").matcher(log);
    return new Typeset.Made(
        pdf, pages.find() ? Integer.parseInt(pages.group(1)) : 0, warnings(log));
  }

  private static List<String> latex(String main) {
    return List.of(
        "pdflatex",
        "-no-shell-escape",
        "-interaction=nonstopmode",
        "-halt-on-error",
        "-file-line-error",
        main);
  }

  private static List<Finding> errors(Path work) {
    List<Finding> findings = new ArrayList<>();
    Matcher matcher = ERROR.matcher(Texts.lenient(work.resolve("paper.log")));
    while (matcher.find()) {
      findings.add(
          Finding.block(
              "latex-error", "paper.tex:" + matcher.group(2), matcher.group(3).strip() + "."));
    }
    return findings;
  }

  private static List<Finding> warnings(String log) {
    List<Finding> findings = new ArrayList<>();
    Matcher overfull = OVERFULL.matcher(log);
    while (overfull.find()) {
      if (Double.parseDouble(overfull.group(1)) > 5) {
        findings.add(
            Finding.warn(
                "overfull-box",
                "paper.tex:" + overfull.group(2),
                "A line is %s pt too wide.".formatted(overfull.group(1))));
      }
    }
    Matcher undefined = UNDEFINED.matcher(log);
    while (undefined.find()) {
      findings.add(
          Finding.warn(
              "undefined-reference", "paper.tex:" + undefined.group(3), undefined.group()));
    }
    return findings;
  }

  private static int run(Path work, List<String> command) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile());
      builder.environment().put("SOURCE_DATE_EPOCH", "0");
      builder.environment().put("FORCE_SOURCE_DATE", "1");
      Process process =
          builder
              .redirectErrorStream(true)
              .redirectOutput(work.resolve("out.txt").toFile())
              .start();
      if (!process.waitFor(120, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("LaTeX hangs");
      }
      return process.exitValue();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  static boolean isThere() {
    return Files.isExecutable(Path.of("/usr/bin/pdflatex"));
  }
}
