package dev.alhazen.model.openai;

import dev.alhazen.model.Endpoint;
import dev.alhazen.model.Model;
import dev.alhazen.model.ModelContract;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.Price;
import dev.alhazen.model.Wire;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/// The contract of models, for each provider of OpenAI's protocols.
class OpenAiContractTest {
  private static final String KEY = "key-that-is-secret-1234";

  @Nested
  @DisplayName("OpenAI, chat completions")
  class OpenAiChat extends Contract {
    OpenAiChat() {
      super("openai/gpt-4o", "/v1", new ChatWire(ChatWire.Kind.OPENAI));
    }
  }

  @Nested
  @DisplayName("OpenAI, Responses")
  class OpenAiResponses extends Contract {
    OpenAiResponses() {
      super("openai/gpt-5", "/v1", new ResponsesWire());
    }

    @Override
    Map<String, String> environment() {
      return Map.of("OPENAI_API_KEY", KEY, "ALHAZEN_PROTOCOL", "responses");
    }
  }

  @Nested
  class DeepSeek extends Contract {
    DeepSeek() {
      super("deepseek/deepseek-chat", "", new ChatWire(ChatWire.Kind.DEEPSEEK));
    }
  }

  @Nested
  class OpenRouter extends Contract {
    OpenRouter() {
      super("openrouter/maker/model", "/api/v1", new ChatWire(ChatWire.Kind.OPENROUTER));
    }
  }

  @Nested
  class Gemini extends Contract {
    Gemini() {
      super("gemini/gemini-2.5-pro", "/v1beta/openai", new ChatWire(ChatWire.Kind.GEMINI));
    }
  }

  @Nested
  @DisplayName("Gemini on Vertex AI")
  class GeminiOnVertex extends Contract {
    GeminiOnVertex() {
      super(
          "vertex/gemini-2.5-pro",
          "/v1beta1/projects/p/locations/l/endpoints/openapi",
          new ChatWire(ChatWire.Kind.GEMINI));
    }

    @Override
    Endpoint endpoint(Endpoint of) {
      return of.withBearer(() -> Optional.of(KEY));
    }
  }

  @Nested
  class Ollama extends Free {
    Ollama() {
      super("ollama/qwen3:8b", "/v1", new ChatWire(ChatWire.Kind.OLLAMA));
    }
  }

  @Nested
  @DisplayName("a server of the user's own")
  class Local extends Free {
    Local() {
      super("local/org/model", "/v1", new ChatWire(ChatWire.Kind.LOCAL));
    }
  }

  @Nested
  @DisplayName("Azure, by base URL and header")
  class Azure extends Free {
    Azure() {
      super(
          "local/deployment",
          "/openai/deployments/deployment?api-version=2024-10-21",
          new ChatWire(ChatWire.Kind.LOCAL));
    }

    @Override
    Map<String, String> environment() {
      return Map.of("ALHAZEN_HEADERS", "api-key: " + KEY);
    }
  }

  /// The contract for one model.
  abstract static class Contract extends ModelContract {
    private final ModelName name;
    private final String path;
    private final Wire wire;

    Contract(String name, String path, Wire wire) {
      this.name = ModelName.parse(name);
      this.path = path;
      this.wire = wire;
    }

    Map<String, String> environment() {
      Map<String, String> keys = new HashMap<>();
      name.provider().keyVariable().ifPresent(variable -> keys.put(variable, KEY));
      return keys;
    }

    Endpoint endpoint(Endpoint of) {
      return of;
    }

    @Override
    protected Wire wire() {
      return wire;
    }

    @Override
    protected Model model(Setting setting) {
      Endpoint of = Endpoint.of(name, Optional.of(setting.server() + path), environment());
      Endpoint endpoint =
          endpoint(of).withNetwork(setting.network()).withTimeout(setting.timeout());
      return new OpenAiModel(name, endpoint, price(), setting.clock());
    }

    @Override
    protected String key() {
      return KEY;
    }
  }

  /// The same for one that costs nothing.
  abstract static class Free extends Contract {
    Free(String name, String path, Wire wire) {
      super(name, path, wire);
    }

    @Override
    protected Price price() {
      return Price.FREE;
    }
  }
}
