package dev.alhazen.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which models are asked, and where.
final class ModelOptions {
  @Option(
      names = "--model",
      paramLabel = "PROVIDER/NAME",
      description =
          "Who has ideas and writes: openai/…, deepseek/…, openrouter/…, gemini/…, ollama/…,"
              + " local/… (with --base-url), rehearsal (no model at all).")
  private @Nullable String model;

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description = "Address of an OpenAI-compatible server, such as http://127.0.0.1:8000/v1.")
  private @Nullable String baseUrl;

  @Option(
      names = "--price",
      paramLabel = "IN,OUT",
      description = "Price in US dollars per million input and output tokens, where it is unknown.")
  private @Nullable String price;

  Optional<String> model() {
    return Optional.ofNullable(model);
  }

  Optional<String> baseUrl() {
    return Optional.ofNullable(baseUrl);
  }

  Optional<String> price() {
    return Optional.ofNullable(price);
  }
}
