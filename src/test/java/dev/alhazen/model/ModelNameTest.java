package dev.alhazen.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.ConfigurationException;
import dev.alhazen.base.UsageException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelNameTest {
  @ParameterizedTest
  @CsvSource({
    "openai/gpt-4o, openai/gpt-4o",
    "gpt-4o-2024-05-13, openai/gpt-4o-2024-05-13",
    "gpt-4.1-nano, openai/gpt-4.1-nano",
    "o1, openai/o1",
    "o3-mini-2025-01-31, openai/o3-mini-2025-01-31",
    "claude-3-5-sonnet-20241022, anthropic/claude-3-5-sonnet-20241022",
    "bedrock/anthropic.claude-3-haiku-20240307-v1:0, bedrock/anthropic.claude-3-haiku-20240307-v1:0",
    "vertex_ai/claude-3-opus@20240229, vertex/claude-3-opus@20240229",
    "deepseek-chat, deepseek/deepseek-chat",
    "gemini-2.5-pro-exp-03-25, gemini/gemini-2.5-pro-exp-03-25",
    "llama3.1-405b, openrouter/meta-llama/llama-3.1-405b-instruct",
    "ollama/qwen3:8b, ollama/qwen3:8b",
    "local/org/model, local/org/model",
    "' rehearsal ', rehearsal",
  })
  void understandsFullAndWellKnownNames(String given, String full) {
    assertThat(ModelName.parse(given)).hasToString(full);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "llama", "meta-llama/llama-3", "openai/", "O/x"})
  void refusesOthersAndSaysWhatIsKnown(String given) {
    assertThatThrownBy(() -> ModelName.parse(given)).isInstanceOf(UsageException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "opnai/gpt-4o, openai",
    "antropic/x, anthropic",
    "olama/x, ollama",
    "Vertx/x, vertex"
  })
  void showsTheNearestProvider(String given, String meant) {
    assertThatThrownBy(() -> ModelName.parse(given))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("Did you mean %s".formatted(meant));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "claude-3-5-sonnet-20240620",
        "gpt-4o-mini-2024-07-18",
        "gpt-4.1-mini-2025-04-14",
        "o1-preview-2024-09-12",
        "o1-mini",
        "o3-mini",
        "deepseek-coder",
        "deepseek-reasoner",
        "bedrock/anthropic.claude-3-5-sonnet-20241022-v2:0",
        "vertex_ai/claude-3-5-sonnet-v2@20241022",
        "gemini-1.5-flash",
        "gemini-2.0-flash-thinking-exp-01-21",
      })
  void keepsTheModelOfNamesThatUsersOfTheAiScientistKnow(String given) {
    ModelName name = ModelName.parse(given);
    assertThat(name.model()).isEqualTo(given.substring(given.lastIndexOf('/') + 1));
  }

  @Test
  void talksToGeminiOnVertexByAnotherProtocolThanToClaude() {
    assertThat(ModelName.parse("vertex_ai/gemini-2.5-pro").adapter())
        .isEqualTo(Provider.Adapter.OPENAI_PROTOCOL);
    assertThat(ModelName.parse("vertex/claude-3-opus@20240229").adapter())
        .isEqualTo(Provider.VERTEX.adapter())
        .isNotEqualTo(Provider.Adapter.OPENAI_PROTOCOL);
  }

  @Test
  void knowsTheRehearsalByWhomeverItIsServed() {
    assertThat(ModelName.parse("rehearsal").isRehearsal()).isTrue();
    assertThat(ModelName.parse("local/rehearsal").isRehearsal()).isTrue();
    assertThat(ModelName.parse("local/qwen3").isRehearsal()).isFalse();
    assertThatThrownBy(() -> ModelName.parse("rehersal")).hasMessageContaining("mean rehearsal?");
  }

  @Test
  void takesAddressAndKeyOfTheProvider() {
    Endpoint endpoint = endpoint("gpt-4o", Optional.empty(), Map.of("OPENAI_API_KEY", " sk-1\n"));
    assertThat(endpoint.baseUrl()).hasToString("https://api.openai.com/v1");
    assertThat(endpoint.bearer().token()).contains("sk-1");
    assertThat(endpoint).hasToString("https://api.openai.com/v1");
    assertThat(endpoint("ollama/x", Optional.empty(), Map.of()).shown())
        .isEqualTo("http://localhost:11434/v1");
  }

  @Test
  void namesTheVariableOfAMissingKey() {
    assertThatThrownBy(() -> endpoint("gpt-4o", Optional.empty(), Map.of("OPENAI_API_KEY", "")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("OPENAI_API_KEY");
    assertThatThrownBy(() -> endpoint("gpt-4o", Optional.empty(), Map.of("OPENAI_API_KEY", "a b")))
        .hasMessageContaining("copy the key again");
  }

  @Test
  void wantsTheAddressOfALocalServer() {
    assertThatThrownBy(() -> endpoint("local/m", Optional.empty(), Map.of()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("--base-url");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:8000/v1", "127.0.0.1:8000", "ftp://x/v1", "http:///v1", "a b"})
  void refusesWhatIsNoAddress(String url) {
    assertThatThrownBy(() -> endpoint("local/m", Optional.of(url), Map.of()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("must look like http://127.0.0.1:8000/v1");
  }

  @Test
  void doesNotShowWhatAnAddressKeepsSecret() {
    assertThat(endpoint("local/m", Optional.of("http://me:pw@h:1/v1/?k=s"), Map.of()).shown())
        .isEqualTo("http://h:1/v1");
  }

  private static Endpoint endpoint(
      String name, Optional<String> url, Map<String, String> environment) {
    return Endpoint.of(ModelName.parse(name), url, environment);
  }
}
