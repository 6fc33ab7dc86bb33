package dev.alhazen.model.openai;

import static dev.alhazen.model.openai.Dialect.Feature.COMPLETION_LIMIT;
import static dev.alhazen.model.openai.Dialect.Feature.SEVERAL;
import static dev.alhazen.model.openai.Dialect.Feature.SYSTEM;
import static dev.alhazen.model.openai.Dialect.Feature.TEMPERATURE;

import dev.alhazen.model.Endpoint;
import dev.alhazen.model.Endpoint.Protocol;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.Provider;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The registry of what models accept, by provider and family; the first row that fits counts. What
/// it does not know is learned from refusals, see [Dialect#after].
final class Dialects {
  private static final String OPENAI_ITSELF = "api.openai.com";

  private static final Dialect PLAIN =
      new Dialect(Protocol.CHAT, Set.of(SYSTEM, TEMPERATURE, SEVERAL), JsonForm.SCHEMA);
  private static final Dialect ONE_BY_ONE =
      new Dialect(Protocol.CHAT, Set.of(SYSTEM, TEMPERATURE), JsonForm.SCHEMA);

  /// As [ONE_BY_ONE], but that the temperature is fixed.
  private static final Dialect REASONING_ELSEWHERE =
      new Dialect(Protocol.CHAT, Set.of(SYSTEM), JsonForm.SCHEMA);

  private static final List<Row> ROWS =
      List.of(
          row(
              Provider.OPENAI,
              "o1-(mini|preview).*",
              new Dialect(Protocol.CHAT, Set.of(COMPLETION_LIMIT), JsonForm.FREE)),
          row(Provider.OPENAI, "gpt-5[\\d.]*-chat.*", openAi(JsonForm.STRICT)),
          row(
              Provider.OPENAI,
              "(o\\d|gpt-([5-9]|\\d\\d)|codex)([-.].*)?",
              new Dialect(Protocol.RESPONSES, Set.of(SYSTEM, COMPLETION_LIMIT), JsonForm.STRICT)),
          row(Provider.OPENAI, "gpt-4o-2024-05-13|gpt-4-turbo.*", openAi(JsonForm.OBJECT)),
          row(Provider.OPENAI, "gpt-3\\.5.*|gpt-4(-\\d{4})?|chatgpt-.*", openAi(JsonForm.FREE)),
          row(Provider.OPENAI, ".*", openAi(JsonForm.STRICT)),
          row(
              Provider.DEEPSEEK,
              "deepseek-reasoner.*",
              new Dialect(Protocol.CHAT, Set.of(SYSTEM), JsonForm.OBJECT)),
          row(
              Provider.DEEPSEEK,
              ".*",
              new Dialect(Protocol.CHAT, Set.of(SYSTEM, TEMPERATURE), JsonForm.OBJECT)),
          row(Provider.OPENROUTER, "(o\\d|gpt-5)([-.].*)?", REASONING_ELSEWHERE),
          row(Provider.OPENROUTER, ".*", ONE_BY_ONE),
          row(Provider.OLLAMA, ".*", ONE_BY_ONE));

  private Dialects() {}

  /// @param models a regular expression for the name without what stands before its last slash
  private record Row(Provider provider, Pattern models, Dialect dialect) {
    boolean fits(ModelName name, String family) {
      return name.provider() == provider && models.matcher(family).matches();
    }
  }

  static Dialect of(ModelName name, Endpoint endpoint) {
    String family = name.model().substring(name.model().lastIndexOf('/') + 1);
    Dialect known =
        ROWS.stream()
            .filter(row -> row.fits(name, family))
            .map(Row::dialect)
            .findFirst()
            .orElse(PLAIN);
    return new Dialect(protocol(known, endpoint), known.features(), known.form());
  }

  /// Gateways in front of OpenAI mostly know chat completions only.
  private static Protocol protocol(Dialect known, Endpoint endpoint) {
    String host = String.valueOf(endpoint.baseUrl().getHost());
    return endpoint
        .protocol()
        .orElse(host.endsWith(OPENAI_ITSELF) ? known.protocol() : Protocol.CHAT);
  }

  private static Dialect openAi(JsonForm form) {
    return new Dialect(Protocol.CHAT, Set.of(SYSTEM, TEMPERATURE, SEVERAL, COMPLETION_LIMIT), form);
  }

  private static Row row(Provider provider, String models, Dialect dialect) {
    return new Row(provider, Pattern.compile(models), dialect);
  }
}
