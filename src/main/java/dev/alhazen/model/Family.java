package dev.alhazen.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The names under which a model may stand in a table, the most exact first: as it is written, then
/// without what the cloud, the region, the date or the release added to it.
final class Family {
  private static final Pattern CLOUD =
      Pattern.compile("^(?:.*/)?(?:(?:us-gov|us|eu|apac|jp|au|ca|global)\\.)?(?:anthropic\\.)?");
  private static final Pattern CLOUD_VERSION = Pattern.compile("(?:-v\\d+)?(?::.*)?$");
  private static final Pattern RELEASE =
      Pattern.compile(
          "-(?:latest|0|00\\d|preview|exp|preview-\\d\\d-\\d\\d|preview-\\d\\d-\\d{4}"
              + "|exp-\\d\\d-\\d\\d|\\d{4}-\\d\\d-\\d\\d|\\d{8}|\\d{6})$");

  private Family() {}

  static List<String> of(ModelName name) {
    String group = group(name);
    List<String> names = new ArrayList<>();
    for (String text = plain(name); !names.contains(group + text); text = shorter(text)) {
      names.add(group + text);
    }
    return names;
  }

  /// Whether a cloud serves it from one region, or may: only Bedrock's name tells of the other.
  static boolean isRegional(ModelName name) {
    return switch (name.provider()) {
      case BEDROCK -> !name.model().contains("global.");
      case VERTEX -> isClaude(name);
      case ANTHROPIC, LOCAL, OLLAMA, OPENAI, DEEPSEEK, OPENROUTER, GEMINI, REHEARSAL -> false;
    };
  }

  /// Claude is one table whoever serves it, and so is Gemini.
  private static String group(ModelName name) {
    return switch (name.provider()) {
      case ANTHROPIC, BEDROCK -> "claude/";
      case VERTEX -> isClaude(name) ? "claude/" : "gemini/";
      case LOCAL, OLLAMA, OPENAI, DEEPSEEK, OPENROUTER, GEMINI, REHEARSAL ->
          name.provider().word() + "/";
    };
  }

  /// Vertex serves Google's own models, too.
  private static boolean isClaude(ModelName name) {
    return name.model().contains("claude");
  }

  private static String plain(ModelName name) {
    return switch (name.provider()) {
      case BEDROCK, VERTEX -> {
        String bare = CLOUD.matcher(name.model()).replaceFirst("");
        String unversioned = CLOUD_VERSION.matcher(bare).replaceFirst("");
        yield unversioned.replaceFirst("(?:-v\\d+)?@", "-");
      }
      case LOCAL, OLLAMA, OPENAI, DEEPSEEK, OPENROUTER, GEMINI, ANTHROPIC, REHEARSAL ->
          name.model();
    };
  }

  private static String shorter(String text) {
    return RELEASE.matcher(text).replaceFirst("");
  }
}
