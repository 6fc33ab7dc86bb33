package dev.alhazen.model.rehearsal;

import dev.alhazen.base.DefectException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The rehearsal's literal replies, resources under `rehearsal/<template>/`, in which `{{name}}` is
/// filled in.
final class Script {
  private static final Pattern VARIABLE = Pattern.compile("\\{\\{([\\w-]+)}}");

  private Script() {}

  /// The reply, such as `cosine_noise_schedule/run_1-attempt_1.md` of `diffusion2d`; empty where
  /// there is none, as for a template of the user's own.
  static Optional<String> find(String template, String name, Map<String, String> values) {
    if (!(template + "/" + name).matches("[\\w.-]+(/[\\w-][\\w.-]*)+")) {
      return Optional.empty();
    }
    String path = "%s/%s".formatted(template, name);
    try (InputStream in = Script.class.getResourceAsStream(path)) {
      return in == null
          ? Optional.empty()
          : Optional.of(
              filled(path, new String(in.readAllBytes(), StandardCharsets.UTF_8), values));
    } catch (IOException e) {
      throw new DefectException("Rehearsal script %s cannot be read: %s.".formatted(path, e));
    }
  }

  /// The reply, which must be there.
  static String get(String template, String name, Map<String, String> values) {
    return find(template, name, values)
        .orElseThrow(
            () ->
                new DefectException(
                    "Rehearsal script %s/%s is missing.".formatted(template, name)));
  }

  private static String filled(String path, String text, Map<String, String> values) {
    return VARIABLE
        .matcher(text)
        .replaceAll(
            variable -> {
              String value = values.get(variable.group(1));
              if (value == null) {
                throw new DefectException(
                    "Rehearsal script %s asks for {{%s}}, which is not given."
                        .formatted(path, variable.group(1)));
              }
              return Matcher.quoteReplacement(value);
            });
  }
}
