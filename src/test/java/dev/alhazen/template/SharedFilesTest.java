package dev.alhazen.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.Digest;
import dev.alhazen.base.Finding;
import dev.alhazen.base.MalformedException;
import dev.alhazen.journal.Blobs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedFilesTest {
  private static final String IDEAS =
      "[{\"name\": \"an_idea\", \"title\": \"T\", \"experiment\": \"E\"}]";

  @TempDir Path folder;

  @BeforeEach
  void twoTemplatesWithSomethingInCommon() {
    write("templates/common/judge.sh", "true # common\n");
    write("templates/one/run.sh", "true\n");
    write("templates/one/seed_ideas.json", IDEAS);
    write("templates/one/references.bib", "@book{a, title={A}}\n");
    write("templates/two/run.sh", "true\n");
    manifest("one", "[judge.sh]");
    manifest("two", "[judge.sh, ../one/seed_ideas.json, ../one/references.bib]");
  }

  @Test
  void belongToTheTemplateUnderTheirNames() {
    Blobs blobs = new Blobs(folder.resolve("blobs"));
    assertThat(TemplateFiles.tree(template("two"), blobs).files())
        .containsOnlyKeys(
            "judge.sh", "references.bib", "run.sh", "seed_ideas.json", "template.yaml")
        .containsEntry("judge.sh", Digest.ofFile(folder.resolve("templates/common/judge.sh")));
    assertThat(TemplateCheck.check(folder.resolve("templates/two")))
        .extracting(Finding::kind)
        .containsOnly("plot", "seeds");
  }

  @Test
  void areWhatMakesATemplateAnother() {
    Digest before = TemplateFiles.digest(template("two"));
    write("templates/common/judge.sh", "false\n");
    assertThat(TemplateFiles.digest(template("two"))).isNotEqualTo(before);
  }

  @Test
  void areProtectedWhateverTheManifestSays() {
    assertThat(template("two").protectedFiles().matches("judge.sh")).isTrue();
    assertThat(template("two").protectedFiles().matches("run.sh")).isFalse();
  }

  @Test
  void areFoundWhereIdeasAndWorksAreLookedFor() {
    assertThat(template("two").seedIdeas())
        .extracting(Template.SeedIdea::name)
        .containsExactly("an_idea");
    assertThat(OwnReferences.of(template("two"), folder))
        .contains(folder.resolve("templates/one/references.bib"));
  }

  @Test
  void giveWayToAFileOfTheTemplatesOwn() {
    write("templates/two/judge.sh", "true # own\n");
    Template two = template("two");
    assertThat(TemplateFiles.place(two, "judge.sh"))
        .isEqualTo(folder.resolve("templates/two/judge.sh"));
    assertThat(two.protectedFiles().matches("judge.sh")).isTrue();
  }

  @Test
  void lieInEveryCopyWhichIsTheSameTemplate() {
    Template two = template("two");
    Path copy = folder.resolve("elsewhere/two");
    TemplateCopy.write(two, prepared(two), copy);
    assertThat(copy.resolve("judge.sh")).hasContent("true # common");
    assertThat(TemplateFiles.digest(Templates.read(copy))).isEqualTo(TemplateFiles.digest(two));
    write("templates/common/judge.sh", "false\n");
    assertThat(TemplateFiles.place(Templates.read(copy), "judge.sh"))
        .isEqualTo(copy.resolve("judge.sh"));
  }

  @Test
  void areNoTemplatesThemselves() {
    assertThat(new Templates(List.of(folder.resolve("templates"))).list())
        .extracting(Template::name)
        .containsExactly("one", "two");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[nothing.sh]|shared[0] names a shared file that is neither",
        "[judge.sh, ../one/judge.sh]|shared[1] must name another file than the one that is called",
        "[../common]|shared[0] names a shared file that is neither",
        "['*.sh']|shared[0] must name a file by letters, digits",
        "judge.sh|shared must be a list"
      })
  void areRefusedWhereTheyAreNone(String shared, String complaint) {
    manifest("two", shared);
    assertThatThrownBy(() -> template("two"))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining(complaint);
  }

  private Template template(String name) {
    return Templates.read(folder.resolve("templates").resolve(name));
  }

  private Prepared prepared(Template template) {
    Path home = Path.of(System.getProperty("java.home"));
    return new Environment(folder.resolve("cache"), new Environment.Tools(home, "python3"), _ -> {})
        .prepare(template);
  }

  private void manifest(String name, String shared) {
    write(
        "templates/%s/template.yaml".formatted(name),
        """
        title: Shell
        commands: {experiment: sh run.sh, judge: "sh judge.sh {out}"}
        editable: [run.sh]
        shared: %s
        task: {description: Nothing.}
        """
            .formatted(shared));
  }

  private void write(String file, String text) {
    try {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
