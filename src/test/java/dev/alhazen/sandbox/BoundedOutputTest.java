package dev.alhazen.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BoundedOutputTest {
  @Test
  void keepsAShortStreamWhole() {
    assertThat(kept("a\nb\r\nno newline")).isEqualTo("a\nb\nno newline");
  }

  @Test
  void keepsALineThatIsOverwrittenInItsLastState() {
    assertThat(kept("10 %\r50 %\r100 %\ndone\n")).isEqualTo("100 %\ndone\n");
    assertThat(kept("10 %\r50 %\r")).isEqualTo("50 %");
  }

  @Test
  void keepsHeadAndTailOfALongStream() {
    String text = kept("begin\n" + "filler line\n".repeat(1_000_000) + "end\n");
    assertThat(text).startsWith("begin\n").endsWith("filler line\nend\n");
    assertThat(text).contains("[… 11984010 bytes left out …]");
    assertThat(text.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(16_384);
  }

  @Test
  void dropsColoursAndControlCharacters() {
    assertThat(kept("\u001b[1;31mred\u001b[0m\u0000\u0007\tx\n")).isEqualTo("red\tx\n");
  }

  @Test
  void isTextWhateverTheBytes() {
    BoundedOutput output = new BoundedOutput();
    output.accept(new byte[] {(byte) 0xff, 'a', (byte) 0xc3}, 3);
    assertThat(output.text()).isEqualTo("?a?");
  }

  private static String kept(String stream) {
    BoundedOutput output = new BoundedOutput();
    byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
    output.accept(bytes, bytes.length);
    return output.text();
  }
}
