package dev.alhazen.review;

import dev.alhazen.base.DefectException;
import dev.alhazen.base.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Short made-up papers with their reviews, shown to reviewers for the format: a rejected one
/// first, since a lone accepted one makes reviewers lenient.
final class Examples {
  private static final List<String> NAMES = List.of("reject", "accept");

  private Examples() {}

  /// The first examples, as the prompt shows them.
  ///
  /// @throws UsageException where they are of another form
  static List<Map<String, Object>> of(Form form, int shots) {
    if (shots > 0 && !form.name().equals("neurips")) {
      throw new UsageException(
          "The examples that the program ships fit the form neurips, not %s. Ask for 0 examples."
              .formatted(form.name()));
    }
    return IntStream.range(0, shots)
        .<Map<String, Object>>mapToObj(
            i ->
                Map.of(
                    "number", i + 1,
                    "paper", resource(NAMES.get(i) + ".md"),
                    "review", resource(NAMES.get(i) + ".json")))
        .toList();
  }

  static String resource(String name) {
    try (InputStream in = Examples.class.getResourceAsStream("examples/" + name)) {
      if (in == null) {
        throw new DefectException("Example %s is missing from the program.".formatted(name));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new DefectException("Example %s cannot be read: %s.".formatted(name, e));
    }
  }
}
