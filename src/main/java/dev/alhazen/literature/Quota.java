package dev.alhazen.literature;

import java.util.Map;
import java.util.Optional;

/// What the headers of a reply tell about the user's allowance.
final class Quota {
  private Quota() {}

  /// @param headers by lower-case names
  static Optional<String> in(Map<String, String> headers) {
    return remaining(headers).or(() -> rate(headers));
  }

  private static Optional<String> remaining(Map<String, String> headers) {
    return header(headers, "x-ratelimit-remaining")
        .map(
            left ->
                header(headers, "x-ratelimit-limit")
                    .map(limit -> "%s of %s left today".formatted(left, limit))
                    .orElse(left + " left"));
  }

  private static Optional<String> rate(Map<String, String> headers) {
    return header(headers, "x-rate-limit-limit")
        .map(
            limit ->
                "%s requests per %s"
                    .formatted(limit, header(headers, "x-rate-limit-interval").orElse("interval")));
  }

  private static Optional<String> header(Map<String, String> headers, String name) {
    return Optional.ofNullable(headers.get(name)).filter(value -> !value.isBlank());
  }
}
