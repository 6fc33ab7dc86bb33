package dev.alhazen.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A length of time as users type it: `90s`, `30m`, `2h`, `1h30m`, or plain seconds.
final class Span implements ITypeConverter<Duration> {
  private static final Pattern FORM =
      Pattern.compile("(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s?)?", Pattern.CASE_INSENSITIVE);

  @Override
  public Duration convert(String typed) {
    Matcher matcher = FORM.matcher(typed.strip());
    if (typed.isBlank() || !matcher.matches()) {
      throw new TypeConversionException(
          "'%s' is no length of time; write it like 90s, 30m or 2h".formatted(typed));
    }
    Duration span =
        Duration.ofHours(number(matcher, 1))
            .plusMinutes(number(matcher, 2))
            .plusSeconds(number(matcher, 3));
    if (span.isZero()) {
      throw new TypeConversionException("'%s' is no time at all".formatted(typed));
    }
    return span;
  }

  private static long number(Matcher matcher, int group) {
    String digits = matcher.group(group);
    return digits == null ? 0 : Long.parseLong(digits);
  }

  /// `2 min 5 s`, for people.
  static String display(Duration span) {
    long seconds = span.toSeconds();
    if (seconds >= 3600) {
      return "%d h %d min".formatted(seconds / 3600, seconds % 3600 / 60);
    }
    if (seconds >= 60) {
      return "%d min %d s".formatted(seconds / 60, seconds % 60);
    }
    return span.toMillis() < 10_000
        ? "%.1f s".formatted(span.toMillis() / 1000.0)
        : "%d s".formatted(seconds);
  }
}
