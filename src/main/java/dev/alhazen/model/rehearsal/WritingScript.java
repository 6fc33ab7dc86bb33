package dev.alhazen.model.rehearsal;

import dev.alhazen.base.DefectException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Prose of the rehearsal in named blocks: a line `%%% name` begins a block, `<<name>>` stands for
/// another one.
final class WritingScript {
  private static final Pattern REFERENCE = Pattern.compile("<<(\\w+)>>");
  private static final int DEEPEST = 6;

  private final Map<String, String> blocks = new HashMap<>();

  /// Adds the blocks of a resource below this package; later ones win. Whether it was there.
  boolean load(String resource) {
    try (InputStream in = WritingScript.class.getResourceAsStream(resource)) {
      if (in == null) {
        return false;
      }
      read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      return true;
    } catch (IOException e) {
      throw new DefectException("%s cannot be read: %s.".formatted(resource, e));
    }
  }

  /// A label's value as a plain name, fit for a resource's path.
  static String word(Cue cue, String label) {
    return cue.labelled(label).orElse("").replaceAll("[^\\w-]", "");
  }

  /// All blocks as one text.
  String all() {
    return String.join("\n", new TreeMap<>(blocks).values());
  }

  void put(String name, String text) {
    blocks.put(name, text);
  }

  /// The block's text, empty where there is none.
  String block(String name) {
    return blocks.getOrDefault(name, "");
  }

  /// The block with everything filled in.
  String filled(String name) {
    String text = block(name);
    for (int i = 0; i < DEEPEST && REFERENCE.matcher(text).find(); i++) {
      text = REFERENCE.matcher(text).replaceAll(this::text);
    }
    return text.replaceAll("\\n{3,}", "\n\n").strip();
  }

  private String text(java.util.regex.MatchResult reference) {
    String name = reference.group(1);
    if (!blocks.containsKey(name)) {
      throw new DefectException("The rehearsal has no block %s.".formatted(name));
    }
    return Matcher.quoteReplacement(block(name));
  }

  private void read(String text) {
    String[] parts = text.split("(?m)^%%% ");
    for (String part : parts) {
      int end = part.indexOf('\n');
      if (end > 0) {
        blocks.put(part.substring(0, end).strip(), part.substring(end + 1).strip());
      }
    }
  }
}
