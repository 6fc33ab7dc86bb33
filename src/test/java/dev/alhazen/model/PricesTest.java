package dev.alhazen.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.Money;
import dev.alhazen.base.Step;
import dev.alhazen.base.Tokens;
import dev.alhazen.base.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PricesTest {
  private final Prices prices = Prices.builtIn();

  @Test
  void countsCachedTokensAtTheirOwnPrice() {
    Money cost = Price.parse("2.50, 1.25, 10").of(new Tokens(1_000, 400, 100, 30));
    assertThat(cost).isEqualTo(Money.of("0.003"));
  }

  @Test
  void knowsPricesByFullNameAndByFamily() {
    assertThat(price("openai/gpt-4o-2024-05-13")).isEqualTo(Price.parse("5,15"));
    assertThat(price("gpt-4o-2024-08-06")).isEqualTo(price("openai/gpt-4o"));
    assertThat(prices.find(ModelName.parse("openai/unheard-of"))).isEmpty();
  }

  @Test
  void takesNothingForTheUsersOwnMachine() {
    assertThat(price("ollama/x")).isEqualTo(Price.FREE);
    assertThat(price("rehearsal").isFree()).isTrue();
  }

  @Test
  void knowsAnUnknownPriceOnlyWhereItIsGiven() {
    ModelName name = ModelName.parse("openai/unheard-of");
    assertThat(prices.find(name)).isEmpty();
    assertThat(prices.with(name, Price.parse("1,2")).find(name)).contains(Price.parse("1,2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "a,b", "1,2,3,4", "-1,2"})
  void refusesWhatIsNoPrice(String text) {
    assertThatThrownBy(() -> Price.parse(text))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("--price 2.50,10");
  }

  @Test
  void reservesForTokenizersThatSplitDigitsAndRareLetters() {
    assertThat(tokens("deepseek/x", "0123456789".repeat(100))).isGreaterThanOrEqualTo(1_000);
    assertThat(tokens("deepseek/x", "\u2a6a5\ua9ca".repeat(100))).isGreaterThanOrEqualTo(600);
    assertThat(tokens("openai/gpt-4-turbo", "\u0928\u092e\u0938\u094d\u0924\u0947 ".repeat(100)))
        .isGreaterThan(700);
  }

  private static long tokens(String model, String text) {
    return TokenEstimate.input(model, ModelRequest.of(Step.of("x"), "x", "", text));
  }

  @Test
  void estimatesTokensFromAbove() {
    String prose = "The denoiser predicts the noise that was added to each point. ".repeat(50);
    ModelRequest request = ModelRequest.of(Step.of("a"), "a/b", "", prose);
    assertThat(TokenEstimate.input("openai/gpt-4o", request)).isBetween(600L, 800L);
    assertThat(TokenEstimate.input("deepseek/x", request)).isBetween(1_500L, 1_700L);
    assertThat(
            TokenEstimate.input(
                "deepseek/x", ModelRequest.of(Step.of("a"), "a/b", "", "散".repeat(9))))
        .isEqualTo(3 * 9 + 16);
  }

  private Price price(String name) {
    return prices.find(ModelName.parse(name)).orElseThrow();
  }
}
