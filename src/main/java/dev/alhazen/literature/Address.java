package dev.alhazen.literature;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// Builds the address of a request.
public final class Address {
  private Address() {}

  /// @param base with or without a slash at its end
  /// @param parameters unescaped; empty values are left out
  public static URI of(URI base, String path, SequencedMap<String, String> parameters) {
    String query =
        parameters.entrySet().stream()
            .filter(parameter -> !parameter.getValue().isEmpty())
            .map(parameter -> parameter.getKey() + "=" + escaped(parameter.getValue()))
            .collect(Collectors.joining("&"));
    return URI.create("%s%s?%s".formatted(base.toString().replaceFirst("/+$", ""), path, query));
  }

  private static String escaped(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
