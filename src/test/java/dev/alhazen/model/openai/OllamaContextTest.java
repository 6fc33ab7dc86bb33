package dev.alhazen.model.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Money;
import dev.alhazen.base.Step;
import dev.alhazen.base.Tokens;
import dev.alhazen.model.ModelReply;
import dev.alhazen.model.ModelReply.FinishReason;
import dev.alhazen.model.ModelReply.Sample;
import dev.alhazen.model.ModelRequest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Prompts that a server's context cut, by the tokens that it counts.
class OllamaContextTest {
  /// A prompt of 1,000 such lines has 10,000 tokens and some.
  private static final String LINE = "the quick brown fox jumps over the lazy dog\n";

  @ParameterizedTest
  @CsvSource({"1000, 4096", "1000, 4095", "450, 4096", "1000, 2050", "1000, 3000", "200, 500"})
  void noticesAPromptThatWasCut(int lines, long read) {
    assertThat(fault(lines, read).orElseThrow())
        .startsWith("read %,d tokens of a prompt of some ".formatted(read))
        .contains("OLLAMA_CONTEXT_LENGTH=32768 ollama serve");
  }

  @ParameterizedTest
  @CsvSource({"1000, 10100", "1000, 8000", "1000, 0", "400, 4096", "100, 500", "0, 1"})
  void believesOtherwiseThatItWasRead(int lines, long read) {
    assertThat(fault(lines, read)).isEmpty();
  }

  @Test
  void asksForAsMuchAsALongPromptNeeds() {
    assertThat(fault(4_000, 4_096).orElseThrow()).contains("OLLAMA_CONTEXT_LENGTH=131072");
  }

  private static Optional<String> fault(int lines, long read) {
    ModelRequest request =
        ModelRequest.of(Step.of("s"), "test/t", "", LINE.repeat(lines) + "Go on.");
    return OllamaContext.fault(
        request,
        new ModelReply(
            List.of(new Sample("x", FinishReason.STOP)),
            new Tokens(read, 0, 1, 0),
            Money.ZERO,
            "m"));
  }
}
