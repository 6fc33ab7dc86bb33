package dev.alhazen.model;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// What no message may show, since servers and proxies like to quote it. This class is thread-safe.
public final class Secrets {
  private static final String SHOWN = "(key)";

  /// Shorter ones would be found in words.
  private static final int SHORTEST = 6;

  /// Keys as OpenAI, Anthropic and Google write them, half hidden or whole.
  private static final Pattern KEYS = Pattern.compile("\\bsk-[\\w*-]+|\\bya29\\.[\\w.-]+");

  private final Set<String> known = ConcurrentHashMap.newKeySet();

  public Secrets(Collection<String> known) {
    known.forEach(this::add);
  }

  public void add(String secret) {
    if (secret.length() >= SHORTEST) {
      known.add(secret);
    }
  }

  /// The text without them.
  public String hidden(String text) {
    String safe = text;
    for (String secret : known) {
      safe = safe.replace(secret, SHOWN);
    }
    return KEYS.matcher(safe).replaceAll(SHOWN);
  }
}
