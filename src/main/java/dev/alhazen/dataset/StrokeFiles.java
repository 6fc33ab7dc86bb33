package dev.alhazen.dataset;

import dev.alhazen.base.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.SequencedMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;

/// The simplified drawings of Quick, Draw! (one JSON object a line) as moves of a pen, a file for
/// each class. Little-endian, for each drawing: int32 n, then n times int16 dx, int16 dy and int16
/// 1 where the pen is lifted after the move, else 0. The first move of a drawing starts in the
/// upper left corner of its bounding box; y grows downwards. Drawings that the game did not
/// recognise are left out.
///
/// @param classes such as `cat`
/// @param limit the most drawings of a class, the first of the file
public record StrokeFiles(List<String> classes, OptionalInt limit) implements Recipe {
  private static final String ENDING = ".ndjson";

  public StrokeFiles {
    classes = List.copyOf(classes);
  }

  static String file(String drawn) {
    return drawn + ENDING;
  }

  @Override
  public void write(Material material, Path folder) throws IOException {
    List<String> left = new ArrayList<>(classes);
    material.each(
        entry -> {
          String drawn = entry.name().replaceFirst("\\.ndjson$", "");
          if (wants(entry.name()) && left.remove(drawn)) {
            convert(entry, drawn, folder.resolve(drawn + ".bin"));
          }
        });
    if (!left.isEmpty()) {
      throw new Damage(
          material.files().isEmpty() ? folder : material.files().getLast(),
          "does not hold %s, which a file called %s would"
              .formatted(String.join(", ", left), file(left.getFirst())));
    }
  }

  private void convert(Material.Entry entry, String drawn, Path target) throws IOException {
    int count = 0;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target), 1 << 16);
        MappingIterator<JsonNode> drawings =
            Json.mapper().readerFor(JsonNode.class).readValues(entry.content())) {
      while (count < limit.orElse(Integer.MAX_VALUE) && drawings.hasNext()) {
        JsonNode drawing = drawings.next();
        if (isOf(drawing, drawn) && drawing.path("recognized").asBoolean(true)) {
          byte[] moves = Strokes.moves(drawing.path("drawing"));
          out.write(moves);
          count += moves.length > 0 ? 1 : 0;
        }
      }
    } catch (JacksonException e) {
      long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw wrong(entry, "line %d is no JSON: it is cut off or damaged".formatted(line));
    } catch (IllegalArgumentException e) {
      throw wrong(entry, "drawing %d %s".formatted(count + 1, e.getMessage()));
    }
    if (count == 0) {
      throw wrong(entry, "there is no drawing in it");
    }
  }

  private static boolean isOf(JsonNode drawing, String drawn) {
    String word = drawing.path("word").asString(drawn);
    if (!drawing.isObject() || !word.equals(drawn)) {
      throw new IllegalArgumentException("is none of '%s'".formatted(drawn));
    }
    return true;
  }

  private static Damage wrong(Material.Entry entry, String how) {
    String where =
        entry.packing() == Material.Packing.PLAIN ? "" : ", in %s".formatted(entry.name());
    return new Damage(entry.source(), "cannot be read%s: %s".formatted(where, how));
  }

  @Override
  public boolean wants(String name) {
    return classes.stream().anyMatch(drawn -> file(drawn).equals(name));
  }

  @Override
  public long bytes() {
    return 0;
  }

  @Override
  public SequencedMap<String, String> choices() {
    SequencedMap<String, String> choices = new LinkedHashMap<>();
    choices.put("classes", String.join(", ", classes.stream().sorted().toList()));
    choices.put("limit", limit.isPresent() ? String.valueOf(limit.getAsInt()) : "none");
    return choices;
  }

  @Override
  public Trust trust() {
    return Trust.FIRST_SEEN;
  }
}
