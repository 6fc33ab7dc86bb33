package dev.alhazen.literature;

import dev.alhazen.base.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/// A work that a loopback engine knows, as data.
///
/// @param venue empty where it has none
/// @param summary its abstract; empty where it has none
public record Listed(
    String title,
    List<String> authors,
    Optional<Integer> year,
    String venue,
    Optional<String> doi,
    Optional<String> arxivId,
    String summary) {
  public Listed {
    authors = List.copyOf(authors);
  }

  /// Real records of well-known works on training neural networks, some of them for ideas that are
  /// known (micro-batches, dropout, warm-up of the learning rate, mixtures of experts,
  /// distillation), the others beside them. Titles, authors, years and identifiers are those of the
  /// works; the summaries are our own sentences.
  public static List<Listed> wellKnown() {
    try (InputStream in = Listed.class.getResourceAsStream("known-works.json")) {
      return List.of(Json.mapper().readValue(in, Listed[].class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
