package dev.alhazen.model.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Network;
import dev.alhazen.model.Endpoint;
import dev.alhazen.model.Endpoint.Protocol;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.openai.Dialect.Feature;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How models are spoken to before anything is known but their names.
class DialectsTest {
  private static final String OPENAI = "https://api.openai.com/v1";

  @ParameterizedTest
  @CsvSource({
    "gpt-4o,                    CHAT,      STRICT",
    "gpt-4o-2024-05-13,         CHAT,      OBJECT",
    "gpt-4.1-nano-2025-04-14,   CHAT,      STRICT",
    "gpt-4,                     CHAT,      FREE",
    "gpt-4-turbo,               CHAT,      OBJECT",
    "gpt-5-chat-latest,         CHAT,      STRICT",
    "o1-mini-2024-09-12,        CHAT,      FREE",
    "o1-preview-2024-09-12,     CHAT,      FREE",
    "o1,                        RESPONSES, STRICT",
    "o1-pro,                    RESPONSES, STRICT",
    "o3-mini-2025-01-31,        RESPONSES, STRICT",
    "o4-mini,                   RESPONSES, STRICT",
    "gpt-5,                     RESPONSES, STRICT",
    "gpt-5-mini,                RESPONSES, STRICT",
    "gpt-5.2-codex,             RESPONSES, STRICT",
    "gpt-6,                     RESPONSES, STRICT",
  })
  void knowsTheFamiliesOfOpenAi(String model, Protocol protocol, JsonForm form) {
    Dialect dialect = of("openai/" + model, OPENAI, Optional.empty());
    assertThat(dialect.protocol()).isEqualTo(protocol);
    assertThat(dialect.form()).isEqualTo(form);
    assertThat(dialect.has(Feature.COMPLETION_LIMIT)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "openai/gpt-4o, true",
    "openai/o3, false",
    "openai/gpt-5-mini, false",
    "deepseek/deepseek-chat, true",
    "deepseek/deepseek-reasoner, false",
    "openrouter/openai/o3, false",
    "openrouter/meta-llama/llama-3.1-405b-instruct, true",
    "gemini/gemini-2.5-pro, true",
    "ollama/gpt-oss:20b, true",
  })
  void sendsATemperatureWhereTheModelTakesOne(String model, boolean takes) {
    assertThat(of(model, OPENAI, Optional.empty()).has(Feature.TEMPERATURE)).isEqualTo(takes);
  }

  @Test
  void speaksChatToGatewaysUnlessTold() {
    String gateway = "http://127.0.0.1:4000/v1";
    assertThat(of("openai/gpt-5", gateway, Optional.empty()).protocol()).isEqualTo(Protocol.CHAT);
    assertThat(of("openai/gpt-5", gateway, Optional.of(Protocol.RESPONSES)).protocol())
        .isEqualTo(Protocol.RESPONSES);
    assertThat(of("openai/gpt-5", OPENAI, Optional.of(Protocol.CHAT)).protocol())
        .isEqualTo(Protocol.CHAT);
  }

  private static Dialect of(String name, String url, Optional<Protocol> protocol) {
    return Dialects.of(
        ModelName.parse(name),
        new Endpoint(
            URI.create(url),
            Optional::empty,
            new LinkedHashMap<>(),
            protocol,
            Network.direct(),
            Duration.ofSeconds(1)));
  }
}
