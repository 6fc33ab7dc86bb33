package dev.alhazen.cli;

import dev.alhazen.model.Retries;
import dev.alhazen.study.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which models are asked, and where.
final class ModelOptions {
  @Option(
      names = "--model",
      paramLabel = "PROVIDER/NAME",
      description =
          "Who has ideas and writes: openai/…, anthropic/…, bedrock/…, vertex/…, deepseek/…,"
              + " openrouter/…, gemini/…, ollama/…, local/… (with --base-url), rehearsal (no model at all).")
  private @Nullable String model;

  @Option(
      names = "--base-url",
      paramLabel = "[PROVIDER=]URL",
      description =
          "Address of an OpenAI-compatible server, such as http://127.0.0.1:8000/v1: of the local/"
              + " and ollama/ models, or else of --model; repeatable for other providers.")
  private List<String> baseUrls = new ArrayList<>();

  @Option(
      names = "--price",
      paramLabel = "[NAME=]IN,OUT",
      description =
          "Price in US dollars per million input and output tokens, also IN,CACHED,OUT or"
              + " IN,CACHED,CACHE-WRITE,OUT: of --model, or of the model or role named; repeatable.")
  private List<String> prices = new ArrayList<>();

  @Option(
      names = "--patience",
      paramLabel = "T",
      converter = Span.class,
      defaultValue = "30m",
      description = "How long an outage of a model's server is waited out. Default: 30m.")
  private Duration patience = Duration.ofMinutes(30);

  Optional<String> model() {
    return Optional.ofNullable(model);
  }

  List<String> baseUrls() {
    return List.copyOf(baseUrls);
  }

  /// Those of `alhazen.yaml` first, so that those of the command line count.
  List<String> prices(World world) {
    return Stream.concat(Settings.prices(world).stream(), prices.stream()).toList();
  }

  Duration patience() {
    return patience;
  }

  Retries retries() {
    return Retries.of(patience);
  }

  /// For a command that asks one model.
  Providers providers(World world, String name) {
    return new Providers(
        world, BaseUrls.of(baseUrls, List.of(name)), Tariff.of(prices(world), (Role _) -> name));
  }
}
