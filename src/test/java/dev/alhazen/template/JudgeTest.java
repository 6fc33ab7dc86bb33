package dev.alhazen.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgeTest {
  @TempDir Path folder;

  @Test
  void isReadFromTheManifest() throws IOException {
    write("protected: [judge.sh]");
    assertThat(Templates.read(folder).commands().judge())
        .containsExactly("sh", "judge.sh", "{out}");
    assertThat(TemplateCheck.check(folder)).extracting(Finding::kind).doesNotContain("judge");
  }

  @Test
  void mustBeOutOfTheCodersReach() throws IOException {
    write("protected: []");
    assertThat(TemplateCheck.check(folder))
        .extracting(Finding::line)
        .contains(
            "judge at protected: judge.sh judges the runs, so it must be listed under protected.");
  }

  private void write(String more) throws IOException {
    for (String file : new String[] {"run.sh", "judge.sh"}) {
      Files.writeString(folder.resolve(file), "true\n");
    }
    Files.writeString(
        folder.resolve("template.yaml"),
        """
        title: Shell
        commands: {experiment: sh run.sh, judge: "sh judge.sh {out}"}
        editable: [run.sh]
        %s
        task: {description: Nothing.}
        """
            .formatted(more));
  }
}
