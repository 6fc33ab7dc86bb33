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

class CatalogueTest {
  private final Catalogue catalogue = Catalogue.builtIn();

  @Test
  void countsCachedTokensAtTheirOwnPrice() {
    Money cost = Price.parse("2.50, 1.25, 10").of(new Tokens(1_000, 400, 100, 30));
    assertThat(cost).isEqualTo(Money.of("0.003"));
  }

  @Test
  void knowsPricesByFullNameAndByFamily() {
    assertThat(price("openai/gpt-4o-2024-05-13")).isEqualTo(Price.parse("5,15"));
    assertThat(price("gpt-4o-2024-08-06")).isEqualTo(price("openai/gpt-4o"));
    assertThat(known("openai/unheard-of").price()).isEmpty();
    assertThat(known("openai/unheard-of").isListed()).isFalse();
  }

  @Test
  void takesNothingForTheUsersOwnMachine() {
    assertThat(price("ollama/x")).isEqualTo(Price.FREE);
    assertThat(price("rehearsal").isFree()).isTrue();
  }

  @Test
  void knowsAnUnknownPriceOnlyWhereItIsGiven() {
    ModelName name = ModelName.parse("openai/unheard-of");
    assertThat(catalogue.find(name).price()).isEmpty();
    assertThat(catalogue.with(name, Price.parse("1,2")).find(name).price())
        .contains(Price.parse("1,2"));
  }

  @Test
  void aPriceOfTheUsersOwnTakesThePlaceOfTheTables() {
    ModelName name = ModelName.parse("openai/gpt-4o");
    Catalogue corrected = catalogue.with(name, Price.parse("1,2"));
    assertThat(corrected.find(name).price()).contains(Price.parse("1,2"));
    assertThat(corrected.find(name).context()).isEqualTo(128_000);
    assertThat(corrected.isGiven(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "claude-3-5-sonnet-20240620",
        "claude-3-5-sonnet-20241022",
        "bedrock/anthropic.claude-3-sonnet-20240229-v1:0",
        "bedrock/anthropic.claude-3-5-sonnet-20240620-v1:0",
        "bedrock/anthropic.claude-3-5-sonnet-20241022-v2:0",
        "bedrock/us.anthropic.claude-3-5-sonnet-20241022-v2:0",
        "bedrock/eu.anthropic.claude-sonnet-4-20250514-v1:0",
        "bedrock/global.anthropic.claude-sonnet-4-5-20250929-v1:0",
        "vertex_ai/claude-3-5-sonnet@20240620",
        "vertex_ai/claude-3-5-sonnet-v2@20241022",
        "vertex_ai/claude-3-sonnet@20240229",
        "anthropic/claude-3-7-sonnet-latest",
        "anthropic/claude-sonnet-4-0"
      })
  void claudeCostsWhatItsFamilyCostsWhoeverServesIt(String name) {
    Rates rates = price(name).rates();
    assertThat(rates.input()).isEqualTo(Money.of("3"));
    assertThat(rates.output()).isEqualTo(Money.of("15"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gpt-4o-mini",
        "gpt-4o-mini-2024-07-18",
        "gpt-4.1-2025-04-14",
        "gpt-4.1-mini-2025-04-14",
        "gpt-4.1-nano-2025-04-14",
        "o1-2024-12-17",
        "o1-preview-2024-09-12",
        "o1-mini-2024-09-12",
        "o3-mini-2025-01-31",
        "llama3.1-405b",
        "bedrock/anthropic.claude-3-haiku-20240307-v1:0",
        "bedrock/anthropic.claude-3-opus-20240229-v1:0",
        "vertex_ai/claude-3-opus@20240229",
        "vertex_ai/claude-3-haiku@20240307",
        "deepseek-chat",
        "deepseek-coder",
        "deepseek-reasoner",
        "gemini-1.5-flash",
        "gemini-1.5-pro",
        "gemini-2.0-flash",
        "gemini-2.0-flash-lite",
        "gemini-2.0-flash-thinking-exp-01-21",
        "gemini-2.5-pro-preview-03-25",
        "gemini-2.5-pro-exp-03-25",
        "vertex/gemini-2.5-pro",
        "vertex/google/gemini-2.5-flash"
      })
  void everyNameThatUsersAlreadyTypeHasSizesAndAPrice(String name) {
    assertThat(known(name).isListed()).isTrue();
    assertThat(price(name).isFree()).isFalse();
  }

  @Test
  void aRegionOfACloudAsksMoreForNewerModels() {
    assertThat(price("bedrock/us.anthropic.claude-haiku-4-5-20251001-v1:0").rates().input())
        .isEqualTo(Money.of("1.1"));
    assertThat(price("bedrock/global.anthropic.claude-haiku-4-5-20251001-v1:0").rates().input())
        .isEqualTo(Money.of("1"));
  }

  @Test
  void everySortOfTokenHasItsOwnPrice() {
    Price price =
        Price.of(
            new Rates(
                Money.of("3"), Money.of("0.3"), Money.of("3.75"), Money.of("15"), Money.of("60")));
    Tokens tokens = new Tokens(1_000_000, 200_000, 100_000, 30_000, 10_000);
    assertThat(price.of(tokens)).isEqualTo(Money.of("3.435"));
    assertThat(price.worstCase(1_000, 2, 100)).isEqualTo(Money.of("0.0195"));
    assertThat(price.affordable(Money.of("0.0195"), 1_000, 2)).isEqualTo(100);
  }

  @Test
  void aLongPromptMakesTheWholeCallDearer() {
    Price gemini = price("gemini-2.5-pro");
    assertThat(gemini.of(new Tokens(200_000, 0, 1_000, 0))).isEqualTo(Money.of("0.26"));
    assertThat(gemini.of(new Tokens(200_001, 0, 1_000, 0))).isEqualTo(Money.of("0.5150025"));
  }

  @Test
  void noRowIsSillyAndTheTableSaysWhenItWasMade() {
    assertThat(catalogue.date()).matches("\\d{4}-\\d\\d-\\d\\d");
    assertThat(catalogue.about()).contains("dearer");
    assertThat(catalogue.models()).hasSizeGreaterThan(60).allMatch(KnownModel::isListed);
    for (KnownModel model : catalogue.models()) {
      Rates rates = model.price().orElseThrow().rates();
      assertThat(model.longestReply()).isPositive();
      assertThat((long) model.longestReply()).isLessThanOrEqualTo(model.context());
      assertThat(rates.cached().exceeds(rates.input())).describedAs(model.name()).isFalse();
      assertThat(rates.input().exceeds(rates.output())).describedAs(model.name()).isFalse();
      model
          .price()
          .orElseThrow()
          .tiers()
          .forEach(tier -> assertThat(tier.rates().input().exceeds(rates.input())).isTrue());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "a,b", "1,2,3,4,5", "-1,2"})
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
    return known(name).price().orElseThrow();
  }

  private KnownModel known(String name) {
    return catalogue.find(ModelName.parse(name));
  }
}
