package dev.alhazen.manuscript;

import dev.alhazen.base.Together;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What a model replied about several sections, asked for at once.
final class Replies {
  private Replies() {}

  /// @param ask gives the reply about one section; called from several threads
  static Map<SectionKind, SectionReply> of(
      Collection<SectionKind> sections, Function<SectionKind, SectionReply> ask) {
    List<SectionKind> order = List.copyOf(sections);
    List<SectionReply> replies = Together.all(order, ask);
    Map<SectionKind, SectionReply> map = new EnumMap<>(SectionKind.class);
    for (int i = 0; i < order.size(); i++) {
      map.put(order.get(i), replies.get(i));
    }
    return map;
  }
}
