package dev.alhazen.cli;

import dev.alhazen.base.UsageException;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.Provider;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where the user says that servers are.
///
/// @param given `PROVIDER=URL`; or a URL alone, which is meant for the models on servers of the
///   user's own where there are any, else for the main model's provider
/// @param models all that may be asked, the main one first
record BaseUrls(List<String> given, List<String> models) {
  BaseUrls {
    given = List.copyOf(given);
    models = List.copyOf(models);
  }

  static BaseUrls of(Collection<String> given, Collection<String> models) {
    return new BaseUrls(List.copyOf(given), List.copyOf(models));
  }

  Optional<String> of(ModelName name) {
    return given.stream()
        .filter(entry -> isFor(entry, name))
        .map(BaseUrls::url)
        .reduce((_, later) -> later);
  }

  private boolean isFor(String entry, ModelName name) {
    return provider(entry).map(name.provider()::equals).orElseGet(() -> isForPlain(name));
  }

  private boolean isForPlain(ModelName name) {
    List<Provider> all = new ArrayList<>();
    models.forEach(model -> all.add(ModelName.parse(model).provider()));
    boolean own = all.contains(Provider.LOCAL) || all.contains(Provider.OLLAMA);
    return own
        ? name.provider() == Provider.LOCAL || name.provider() == Provider.OLLAMA
        : name.provider() == all.getFirst();
  }

  private static Optional<Provider> provider(String entry) {
    int equals = entry.indexOf('=');
    if (equals < 0 || entry.substring(0, equals).contains("/")) {
      return Optional.empty();
    }
    String word = entry.substring(0, equals).strip();
    return Optional.of(
        Stream.of(Provider.values())
            .filter(provider -> provider.word().equals(word))
            .findFirst()
            .orElseThrow(
                () ->
                    new UsageException(
                        "--base-url %s: there is no provider %s.".formatted(entry, word))));
  }

  private static String url(String entry) {
    return provider(entry).isPresent() ? entry.substring(entry.indexOf('=') + 1) : entry;
  }
}
