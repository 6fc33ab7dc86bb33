package dev.alhazen.study;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoutedModelTest {
  @Test
  void whatIsCalledSimpleIsAskedByAPromptThatExists() {
    for (String task : RoutedModel.SIMPLE) {
      String resource = "/dev/alhazen/" + task.replace("/", "/prompts/") + ".md";
      assertThat(RoutedModel.class.getResource(resource)).as(task).isNotNull();
    }
  }
}
