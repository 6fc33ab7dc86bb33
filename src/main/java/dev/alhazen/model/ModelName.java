package dev.alhazen.model;

import dev.alhazen.base.Nearest;
import dev.alhazen.base.UsageException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A model as the user names it, `provider/model`, such as `openai/gpt-4o` or `ollama/qwen3:8b`.
///
/// @param model the name as it is sent to the provider
public record ModelName(Provider provider, String model) {
  public ModelName {
    if (model.isBlank()) {
      throw new UsageException(
          "%s/ names no model: write %s/MODEL.".formatted(provider.word(), provider.word()));
    }
  }

  /// Understands `provider/model`, `rehearsal`, and the bare names that users of The AI Scientist
  /// know.
  ///
  /// @throws UsageException where the provider is not known, or a bare name is
  public static ModelName parse(String text) {
    String name = text.strip();
    int slash = name.indexOf('/');
    if (slash < 0) {
      return bare(name);
    }
    String word = name.substring(0, slash);
    return Provider.named(word)
        .map(provider -> new ModelName(provider, name.substring(slash + 1)))
        .orElseThrow(
            () ->
                new UsageException(
                    "Model %s: there is no provider %s. Known are %s; a model of a server of your"
                            .formatted(name, word, known())
                        + " own is local/%s with --base-url.%s"
                            .formatted(name, Nearest.hint(word, words()))));
  }

  /// How the program talks to it: one provider may serve models of several protocols.
  public Provider.Adapter adapter() {
    return provider == Provider.VERTEX && model.matches("(google/)?gemini-.+")
        ? Provider.Adapter.OPENAI_PROTOCOL
        : provider.adapter();
  }

  /// Whether it is the rehearsal, built in or served under its name by `rehearsal serve`.
  public boolean isRehearsal() {
    return provider == Provider.REHEARSAL || model.equals("rehearsal");
  }

  private static ModelName bare(String name) {
    if (name.equals("rehearsal")) {
      return new ModelName(Provider.REHEARSAL, name);
    }
    if (name.equals("llama3.1-405b")) {
      return new ModelName(Provider.OPENROUTER, "meta-llama/llama-3.1-405b-instruct");
    }
    if (name.startsWith("claude-")) {
      return new ModelName(Provider.ANTHROPIC, name);
    }
    if (name.startsWith("deepseek-")) {
      return new ModelName(Provider.DEEPSEEK, name);
    }
    if (name.startsWith("gemini-")) {
      return new ModelName(Provider.GEMINI, name);
    }
    if (name.matches("(gpt|chatgpt)-.+|o\\d(-.+)?")) {
      return new ModelName(Provider.OPENAI, name);
    }
    throw new UsageException(
        "Model %s: write provider/model, where the provider is one of %s; or rehearsal.%s"
            .formatted(
                name.isEmpty() ? "(empty)" : name,
                known(),
                Nearest.hint(name, List.of("rehearsal"))));
  }

  private static String known() {
    return Provider.usable().stream()
        .filter(provider -> provider != Provider.REHEARSAL)
        .map(Provider::word)
        .collect(Collectors.joining(", "));
  }

  private static List<String> words() {
    return Stream.of(Provider.values()).map(Provider::word).toList();
  }

  @Override
  public String toString() {
    return provider == Provider.REHEARSAL ? model : provider.word() + "/" + model;
  }
}
