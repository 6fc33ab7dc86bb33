package dev.alhazen.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.MalformedException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoordinatesTest {
  @Test
  void readsTheFormsOfJBang() {
    assertThat(Coordinates.parse("g.h:a-b:1.0", "X.java"))
        .isEqualTo(new Coordinates("g.h", "a-b", "1.0", "", "jar"));
    assertThat(Coordinates.parse("g:a:1:linux-x86_64@zip", "X.java"))
        .isEqualTo(new Coordinates("g", "a", "1", "linux-x86_64", "zip"))
        .hasToString("g:a:1:linux-x86_64@zip");
    assertThatThrownBy(() -> Coordinates.parse("g:a", "X.java"))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("X.java: '//DEPS g:a' must be group:artifact:version");
  }

  @Test
  void findsThoseOfEveryJavaSourceOnce() {
    Template template = new Templates(List.of(Path.of("templates"))).find("diffusion2d");
    assertThat(Coordinates.of(template))
        .extracting(Coordinates::toString)
        .contains(
            "ai.djl:api:0.36.0",
            "ai.djl.pytorch:pytorch-native-cpu:2.7.1:linux-x86_64",
            "org.jfree:jfreechart:1.5.6")
        .doesNotHaveDuplicates();
  }
}
