package dev.alhazen.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Who serves a model: the first word of its name.
public enum Provider {
  /// Any server that speaks OpenAI's protocol; its address is given by the user.
  LOCAL(Adapter.OPENAI_PROTOCOL, "", "ALHAZEN_API_KEY", Terms.FREE),
  OLLAMA(Adapter.OPENAI_PROTOCOL, "http://localhost:11434/v1", "OLLAMA_API_KEY", Terms.FREE),
  OPENAI(Adapter.OPENAI_PROTOCOL, "https://api.openai.com/v1", "OPENAI_API_KEY", Terms.PAID),
  DEEPSEEK(Adapter.OPENAI_PROTOCOL, "https://api.deepseek.com", "DEEPSEEK_API_KEY", Terms.PAID),
  OPENROUTER(
      Adapter.OPENAI_PROTOCOL, "https://openrouter.ai/api/v1", "OPENROUTER_API_KEY", Terms.PAID),
  GEMINI(
      Adapter.OPENAI_PROTOCOL,
      "https://generativelanguage.googleapis.com/v1beta/openai",
      "GEMINI_API_KEY GOOGLE_API_KEY",
      Terms.PAID),
  ANTHROPIC(
      Adapter.ANTHROPIC_PROTOCOL, "https://api.anthropic.com", "ANTHROPIC_API_KEY", Terms.PAID),
  BEDROCK(Adapter.ANTHROPIC_PROTOCOL, "", "AWS_ACCESS_KEY_ID", Terms.PAID),
  VERTEX(Adapter.ANTHROPIC_PROTOCOL, "", "CLOUD_ML_REGION", Terms.PAID),
  /// The built-in rehearsal model, without a server.
  REHEARSAL(Adapter.BUILT_IN, "", "", Terms.FREE);

  private final Adapter adapter;
  private final String baseUrl;
  private final List<String> keyVariables;
  private final Terms terms;

  /// How the program talks to a provider.
  public enum Adapter {
    OPENAI_PROTOCOL,
    ANTHROPIC_PROTOCOL,
    BUILT_IN
  }

  private enum Terms {
    FREE,
    PAID
  }

  /// @param keyVariables separated by spaces
  Provider(Adapter adapter, String baseUrl, String keyVariables, Terms terms) {
    this.adapter = adapter;
    this.baseUrl = baseUrl;
    this.keyVariables = Arrays.stream(keyVariables.split(" ")).filter(it -> !it.isEmpty()).toList();
    this.terms = terms;
  }

  /// The provider of that name; `vertex_ai` is accepted for `vertex`.
  static Optional<Provider> named(String word) {
    String known = word.equals("vertex_ai") ? "vertex" : word;
    return Arrays.stream(values()).filter(provider -> provider.word().equals(known)).findFirst();
  }

  /// All of them, as they are listed to users.
  public static List<Provider> usable() {
    return List.of(values());
  }

  /// The word before the slash in a model's name.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Adapter adapter() {
    return adapter;
  }

  /// Where its server is, unless the user says otherwise; empty where only the user knows.
  public Optional<String> baseUrl() {
    return Optional.of(baseUrl).filter(url -> !url.isEmpty());
  }

  /// The environment variable that holds the key; empty where none is used.
  public Optional<String> keyVariable() {
    return keyVariables.stream().findFirst();
  }

  /// All variables that may hold the key; the first that is set counts.
  public List<String> keyVariables() {
    return keyVariables;
  }

  /// Whether it refuses calls without a key.
  public boolean needsKey() {
    return terms == Terms.PAID;
  }

  /// Whether its models run on the user's own account and machine.
  public boolean isFree() {
    return terms == Terms.FREE;
  }
}
