package dev.alhazen.literature;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkupTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Plain words                                   | Plain words
          of  two \t lines                              | of two lines
          H<sub>2</sub>O in <i>E. coli</i>              | H2O in E. coli
          Research &amp; Development                    | Research & Development
          twice &amp;lt;i&amp;gt;escaped&amp;lt;/i&amp;gt; | twice escaped
          a < b and c > d                               | a < b and c > d
          AT&T and R&D                                  | AT&T and R&D
          about ~10% of $5 bills                        | about ~10% of $5 bills
          Poincar\\'e and $k$-means                     | Poincaré and k-means
          &#233;t&#xe9;                                 | été
          <jats:title>Abstract</jats:title><jats:p>One.</jats:p><jats:p>Two.</jats:p> | One. Two.
          <jats:sec><jats:title>Aim</jats:title><jats:p>One.</jats:p></jats:sec> | Aim: One.
          of <mml:math><mml:mi>x</mml:mi></mml:math> only | of x only
          """)
  void markupIsReadAsText(String raw, String text) {
    assertThat(Markup.text(raw)).isEqualTo(text);
  }
}
