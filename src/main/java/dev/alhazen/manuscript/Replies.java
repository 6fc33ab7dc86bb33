package dev.alhazen.manuscript;

import dev.alhazen.base.Together;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/// What a model replied about several sections, asked for at once.
final class Replies {
  private Replies() {}

  /// @param ask gives the reply about one section; called from several threads
  static Map<SectionKind, SectionReply> of(
      List<SectionKind> sections, Function<SectionKind, SectionReply> ask) {
    return collected(sections, Together.all(sections, ask));
  }

  /// The same for sections of which each has something of its own to be done.
  static <T> Map<SectionKind, SectionReply> of(
      Map<SectionKind, T> work, BiFunction<SectionKind, T, SectionReply> ask) {
    return collected(
        List.copyOf(work.keySet()),
        Together.all(
            List.copyOf(work.entrySet()), piece -> ask.apply(piece.getKey(), piece.getValue())));
  }

  private static Map<SectionKind, SectionReply> collected(
      List<SectionKind> sections, List<SectionReply> replies) {
    Map<SectionKind, SectionReply> map = new EnumMap<>(SectionKind.class);
    for (int i = 0; i < sections.size(); i++) {
      map.put(sections.get(i), replies.get(i));
    }
    return map;
  }
}
