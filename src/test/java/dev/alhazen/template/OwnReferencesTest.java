package dev.alhazen.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnReferencesTest {
  @TempDir Path folder;
  private Path mine;

  @BeforeEach
  void write() throws IOException {
    mine = Files.createDirectories(folder.resolve("mine/latex")).getParent();
    Files.writeString(mine.resolve("prompt.json"), "{\"task_description\": \"D\"}");
    Files.writeString(mine.resolve("experiment.py"), "");
  }

  @Test
  void areFoundInsideOfTheLatexTemplate() throws IOException {
    Files.writeString(
        mine.resolve("latex/template.tex"),
        """
        \\documentclass{article}
        \\begin{filecontents}{references.bib}
        @book{optics, title = {Book of Optics}, author = {Ibn al-Haytham}, year = {1021}}
        \\end{filecontents}
        \\begin{document}
        """);
    Template template = Templates.read(mine);
    assertThat(OwnReferences.of(template, folder.resolve("cache")))
        .get()
        .satisfies(
            file ->
                assertThat(file)
                    .hasFileName("references.bib")
                    .content()
                    .startsWith("@book{optics")
                    .doesNotContain("filecontents"));
    Files.writeString(mine.resolve("references.bib"), "@book{own, title = {Own}}\n");
    assertThat(OwnReferences.of(template, folder.resolve("cache")))
        .hasValue(template.folder().resolve("references.bib"));
  }

  @Test
  void areNoneWhereNothingIsThere() throws IOException {
    Template template = Templates.read(mine);
    assertThat(OwnReferences.of(template, folder.resolve("cache"))).isEmpty();
    Files.writeString(mine.resolve("latex/template.tex"), "\\begin{document}");
    assertThat(OwnReferences.of(template, folder.resolve("cache"))).isEmpty();
  }
}
