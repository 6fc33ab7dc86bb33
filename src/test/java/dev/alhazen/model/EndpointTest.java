package dev.alhazen.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.ConfigurationException;
import dev.alhazen.model.Endpoint.Protocol;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where a model is called, and with what right, from what the user set.
class EndpointTest {

  @ParameterizedTest
  @CsvSource({
    "gpu-box, http://gpu-box:11434/v1",
    "gpu-box:8080, http://gpu-box:8080/v1",
    ":8080, http://127.0.0.1:8080/v1",
    "0.0.0.0, http://127.0.0.1:11434/v1",
    "0.0.0.0:11434, http://127.0.0.1:11434/v1",
    "http://gpu-box:11434/, http://gpu-box:11434/v1",
    "https://ollama.com, https://ollama.com/v1",
    "http://gpu-box:11434/v1, http://gpu-box:11434/v1",
  })
  void readsOllamasVariableAsOllamaDoes(String host, String address) {
    assertThat(of("ollama/x", Map.of("OLLAMA_HOST", host))).hasToString(address);
  }

  @Test
  void takesTheVariableOfOpenAisOwnClientButPrefersTheOption() {
    Map<String, String> variables =
        Map.of("OPENAI_API_KEY", "sk-1", "OPENAI_BASE_URL", "http://gateway/v1");
    assertThat(of("gpt-4o", variables)).hasToString("http://gateway/v1");
    assertThat(Endpoint.of(name("gpt-4o"), Optional.of("http://other/v1/"), variables))
        .hasToString("http://other/v1");
  }

  @Test
  void takesGeminisKeyFromEitherVariable() {
    assertThat(of("gemini/x", Map.of("GOOGLE_API_KEY", "two")).bearer().token()).contains("two");
    assertThat(
            of("gemini/x", Map.of("GEMINI_API_KEY", "one", "GOOGLE_API_KEY", "two"))
                .bearer()
                .token())
        .contains("one");
  }

  @ParameterizedTest
  @CsvSource({
    "us-central1, https://us-central1-aiplatform.googleapis.com",
    "global, https://aiplatform.googleapis.com",
  })
  void findsGeminiOnVertexByProjectAndLocation(String location, String host) {
    Map<String, String> variables =
        Map.of("VERTEXAI_PROJECT", "my-project", "GOOGLE_CLOUD_LOCATION", location);
    assertThat(of("vertex/gemini-2.5-pro", variables))
        .hasToString(
            "%s/v1beta1/projects/my-project/locations/%s/endpoints/openapi"
                .formatted(host, location));
    assertThatThrownBy(() -> of("vertex/gemini-2.5-pro", Map.of("VERTEXAI_PROJECT", "p")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("GOOGLE_CLOUD_LOCATION");
    assertThatThrownBy(() -> of("vertex/gemini-2.5-pro", Map.of("VERTEXAI_LOCATION", "l")))
        .hasMessageContaining("GOOGLE_CLOUD_PROJECT");
  }

  @Test
  void sendsHeadersToAServerOfTheUsersChoiceOnly() {
    Map<String, String> variables =
        Map.of(
            "OPENAI_API_KEY", "sk-1", "ALHAZEN_HEADERS", "api-key: a;b ; X-Team: red\nX-Three:3");
    assertThat(Endpoint.of(name("local/m"), Optional.of("http://h"), variables).headers())
        .containsExactly(
            Map.entry("api-key", "a;b"), Map.entry("X-Team", "red"), Map.entry("X-Three", "3"));
    assertThat(of("gpt-4o", variables).headers()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret", "api key: secret", ": secret", "api-key:"})
  void refusesWhatIsNoHeaderWithoutShowingIt(String headers) {
    assertThatThrownBy(
            () ->
                Endpoint.of(
                    name("local/m"), Optional.of("http://h"), Map.of("ALHAZEN_HEADERS", headers)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("NAME: VALUE")
        .hasMessageNotContaining("secret");
  }

  @Test
  void takesTheProtocolThatTheUserNames() {
    Map<String, String> variables = Map.of("ALHAZEN_PROTOCOL", "responses");
    assertThat(of("ollama/x", variables).protocol()).contains(Protocol.RESPONSES);
    assertThatThrownBy(() -> of("ollama/x", Map.of("ALHAZEN_PROTOCOL", "telepathy")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("chat or responses");
  }

  private static Endpoint of(String name, Map<String, String> environment) {
    return Endpoint.of(name(name), Optional.empty(), environment);
  }

  private static ModelName name(String name) {
    return ModelName.parse(name);
  }
}
