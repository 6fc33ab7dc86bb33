package dev.alhazen.template;

import dev.alhazen.sandbox.Limits;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Limits as people write them: `wall: 30m`, `memory: 2g`, `disk: 500m`, `silence: 10m`, `cpu: 4h`.
final class LimitsText {
  private static final Pattern AMOUNT = Pattern.compile("(\\d{1,9})\\s*([a-z])");

  private LimitsText() {}

  static Limits read(Place place) {
    place.only("wall", "memory", "processes", "disk", "silence", "cpu");
    Limits normal = Limits.DEFAULT;
    return new Limits(
        place.maybe("wall").map(LimitsText::duration).orElse(normal.wall()),
        place.maybe("memory").map(LimitsText::bytes).orElse(normal.memoryBytes()),
        place.maybe("processes").map(p -> p.number(1, 100_000)).orElse(normal.processes()),
        place.maybe("disk").map(LimitsText::bytes).orElse(normal.diskBytes()),
        place.maybe("silence").map(LimitsText::duration),
        place.maybe("cpu").map(LimitsText::duration));
  }

  private static Duration duration(Place place) {
    String rule = "be a time such as 90s, 30m or 2h";
    Matcher amount = amount(place, rule);
    long count = Long.parseLong(amount.group(1));
    return switch (amount.group(2)) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> throw place.must(rule);
    };
  }

  private static long bytes(Place place) {
    String rule = "be a size such as 500m or 2g";
    Matcher amount = amount(place, rule);
    long count = Long.parseLong(amount.group(1));
    return switch (amount.group(2)) {
      case "k" -> count << 10;
      case "m" -> count << 20;
      case "g" -> count << 30;
      default -> throw place.must(rule);
    };
  }

  private static Matcher amount(Place place, String rule) {
    Matcher amount = AMOUNT.matcher(place.text().toLowerCase(Locale.ROOT));
    if (!amount.matches()) {
      throw place.must(rule);
    }
    return amount;
  }
}
