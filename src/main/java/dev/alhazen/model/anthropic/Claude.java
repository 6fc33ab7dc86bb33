package dev.alhazen.model.anthropic;

import dev.alhazen.model.ModelName;
import dev.alhazen.model.Provider;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a Claude model takes and gives, as far as its name tells.
///
/// A name that tells nothing, as that of a Bedrock profile, stands for a model that takes all: what
/// it refuses is then learnt from it.
///
/// @param mostOutput the most tokens that it writes
/// @param leastCached the shortest prefix that is worth a cache mark, in tokens
/// @param features what it takes
record Claude(int mostOutput, int leastCached, Set<Feature> features) {
  /// A part of the protocol that not every model takes.
  enum Feature {
    /// Newer ones refuse it.
    TEMPERATURE,
    CACHE_MARKS,
    /// A reply in the form of a JSON schema.
    SCHEMA,
    /// A tool that must be called, whose arguments are then the reply.
    TOOL
  }

  private static final Pattern NUMBERED_LAST =
      Pattern.compile("claude-([a-z]+)-(\\d{1,2})(?!\\d)(?:[-.](\\d{1,2})(?!\\d))?");
  private static final Pattern NUMBERED_FIRST =
      Pattern.compile("claude-(\\d)(?:[-.](\\d))?-([a-z]+)");
  private static final Pattern BEFORE_THREE = Pattern.compile("claude-(instant|v?[12]\\b)");

  /// One that the table does not know keeps what is asked for.
  private static final int UNKNOWN_OUTPUT = 128_000;

  private static final int USUAL_CACHED = 1_024;

  Claude {
    features = Set.copyOf(features);
  }

  static Claude of(ModelName name) {
    String model = name.model();
    if (BEFORE_THREE.matcher(model).find()) {
      return new Claude(4_096, USUAL_CACHED, EnumSet.of(Feature.TEMPERATURE));
    }
    Matcher first = NUMBERED_FIRST.matcher(model);
    if (first.find()) {
      return of(name, new Generation(first.group(3), number(first.group(1), first.group(2))));
    }
    Matcher last = NUMBERED_LAST.matcher(model);
    if (last.find()) {
      return of(name, new Generation(last.group(1), number(last.group(2), last.group(3))));
    }
    return new Claude(UNKNOWN_OUTPUT, USUAL_CACHED, EnumSet.allOf(Feature.class));
  }

  private static Claude of(ModelName name, Generation generation) {
    Set<Feature> features = EnumSet.of(Feature.TOOL);
    if (generation.number < 47) {
      features.add(Feature.TEMPERATURE);
    }
    if (generation.number >= 45) {
      features.add(Feature.SCHEMA);
    }
    if (generation.isCachedBy(name.provider())) {
      features.add(Feature.CACHE_MARKS);
    }
    return new Claude(generation.mostOutput(name), generation.leastCached(), features);
  }

  private static int number(String major, @Nullable String minor) {
    return Integer.parseInt(major) * 10 + (minor == null ? 0 : Integer.parseInt(minor));
  }

  /// @param number ten times the version: 35 for 3.5
  private record Generation(String family, int number) {

    int mostOutput(ModelName name) {
      if (number < 35 || isFirstSonnetOnBedrock(name)) {
        return 4_096;
      }
      if (number < 37) {
        return 8_192;
      }
      if (family.equals("opus") && number < 45) {
        return 32_000;
      }
      return number < 46 ? 64_000 : UNKNOWN_OUTPUT;
    }

    /// Bedrock gives less of Claude 3.5 Sonnet's first version than Anthropic does.
    private static boolean isFirstSonnetOnBedrock(ModelName name) {
      return name.provider() == Provider.BEDROCK && name.model().contains("20240620");
    }

    /// By the providers' tables of November 2026.
    int leastCached() {
      if (number < 40) {
        return family.equals("haiku") ? 2_048 : USUAL_CACHED;
      }
      if (number >= 50) {
        return family.equals("sonnet") || family.equals("haiku") ? USUAL_CACHED : 512;
      }
      return switch (family + number) {
        case "haiku45", "opus45", "opus46" -> 4_096;
        case "opus47" -> 2_048;
        default -> USUAL_CACHED;
      };
    }

    boolean isCachedBy(Provider provider) {
      boolean isNew = number >= 37 || number >= 35 && family.equals("haiku");
      return isNew || provider != Provider.BEDROCK && !(number == 30 && family.equals("sonnet"));
    }
  }
}
