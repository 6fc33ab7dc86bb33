package dev.alhazen.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PromptBudgetTest {
  private static final String LINES =
      IntStream.range(0, 1_000).mapToObj("line %03d"::formatted).collect(Collectors.joining("\n"));

  @Test
  void keepsWhatFits() {
    assertThat(new PromptBudget(3_000).fit(LINES)).isSameAs(LINES);
    assertThat(new PromptBudget(1).fit("")).isEmpty();
  }

  @Test
  void saysWhereAndHowMuchIsLeftOut() {
    String fitting = new PromptBudget(100).fit(LINES);
    assertThat(fitting.length()).isBetween(250, 340);
    assertThat(fitting)
        .startsWith("line 000\nline 001\n")
        .endsWith("\nline 999")
        .containsPattern("\nline \\d{3}\n\\[… 2,\\d{3} tokens left out …]\nline \\d{3}\n");
  }

  @Test
  void cutsALineThatIsTooLong() {
    String fitting = new PromptBudget(10).fit("x".repeat(1_000));
    assertThat(fitting)
        .isEqualTo("x".repeat(18) + "\n[… 324 tokens left out …]\n" + "x".repeat(12));
  }

  @Test
  void cutsTheLongTextsAndLeavesTheShortOnes() {
    SequencedMap<String, String> texts = new LinkedHashMap<>();
    texts.put("long", LINES);
    texts.put("short", "a few words");
    texts.put("longer", LINES + LINES);
    SequencedMap<String, String> fitting = new PromptBudget(400).fit(texts);
    assertThat(fitting.sequencedKeySet()).containsExactly("long", "short", "longer");
    assertThat(fitting).containsEntry("short", "a few words");
    assertThat(List.of("long", "longer"))
        .allSatisfy(
            name -> assertThat(fitting.getOrDefault(name, "").length()).isBetween(500, 650));
    assertThat(new PromptBudget(20_000).fit(texts)).isEqualTo(texts);
  }

  @Test
  void isNotEmpty() {
    assertThatThrownBy(() -> new PromptBudget(0)).isInstanceOf(IllegalArgumentException.class);
  }
}
