package dev.alhazen.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The programs of this machine that Alhazen uses, and how the missing ones are installed.
record SystemParts(World world) {
  /// Debian's packages of everything that a trip needs beside the JDK.
  static final List<String> PACKAGES =
      List.of(
          "bubblewrap",
          "texlive-latex-base",
          "texlive-latex-recommended",
          "texlive-fonts-recommended",
          "texlive-latex-extra",
          "texlive-science",
          "latexmk",
          "chktex",
          "fontconfig",
          "fonts-dejavu-core");

  Optional<Path> find(String program) {
    return findAll(program).findFirst();
  }

  /// The same without the stand-ins of version managers, which find the program by files that a
  /// sandbox does not show.
  Optional<Path> findWhole(String program) {
    return findAll(program).filter(file -> !file.endsWith(Path.of("shims", program))).findFirst();
  }

  /// All programs of that name, the one first that a shell would take.
  private Stream<Path> findAll(String program) {
    return world.searchPath().stream()
        .map(folder -> folder.resolve(program))
        .filter(Files::isExecutable);
  }

  boolean hasTex() {
    return find("pdflatex").isPresent() && find("bibtex").isPresent() && hasLatexExtra();
  }

  /// `texlive-latex-extra` and `texlive-science`, known by a file of each.
  private boolean hasLatexExtra() {
    Path tree = Path.of("/usr/share/texlive/texmf-dist/tex/latex");
    return !Files.isDirectory(tree)
        || (Files.isDirectory(tree.resolve("titlesec"))
            && Files.isDirectory(tree.resolve("algorithmicx")));
  }

  boolean hasBubblewrap() {
    return find("bwrap").isPresent();
  }

  boolean isComplete() {
    return hasTex() && hasBubblewrap();
  }

  boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  boolean hasApt() {
    return find("apt-get").isPresent();
  }

  /// The commands that install what is missing.
  String commands() {
    return "apt-get update && apt-get install -y --no-install-recommends "
        + String.join(" ", PACKAGES);
  }
}
