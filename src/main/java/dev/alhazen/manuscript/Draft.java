package dev.alhazen.manuscript;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// A paper's text as the model wrote it, evidence macros unresolved.
record Draft(String title, Map<SectionKind, String> sections) {
  static final Draft EMPTY = new Draft("", Map.of());

  Draft {
    EnumMap<SectionKind, String> copy = new EnumMap<>(SectionKind.class);
    copy.putAll(sections);
    sections = Collections.unmodifiableMap(copy);
  }

  static Draft of(Manuscript manuscript) {
    EnumMap<SectionKind, String> sections = new EnumMap<>(SectionKind.class);
    for (Manuscript.Section section : manuscript.sections()) {
      SectionKind.of(section.id()).ifPresent(kind -> sections.put(kind, section.latex()));
    }
    return new Draft(manuscript.title(), sections);
  }

  Draft with(SectionKind kind, String latex) {
    EnumMap<SectionKind, String> changed = new EnumMap<>(SectionKind.class);
    changed.putAll(sections);
    changed.put(kind, latex);
    return new Draft(title, changed);
  }

  /// This draft with a section's reply: one without a section keeps what is there; a title in it
  /// counts for the abstract only.
  Draft with(SectionKind kind, SectionReply reply) {
    boolean isTitled = kind == SectionKind.ABSTRACT && !reply.title().isBlank();
    Draft draft = isTitled ? titled(reply.title()) : this;
    return reply.latex().isBlank() ? draft : draft.with(kind, reply.latex());
  }

  /// Replies of several sections, each about its own.
  Draft with(Map<SectionKind, SectionReply> replies) {
    Draft draft = this;
    for (Map.Entry<SectionKind, SectionReply> reply : replies.entrySet()) {
      draft = draft.with(reply.getKey(), reply.getValue());
    }
    return draft;
  }

  /// This draft as it is printed, without the sentences that support its claims.
  Draft printed() {
    return each(Support::removed);
  }

  /// The same with every other character at its place.
  Draft blanked() {
    return each(Support::blanked);
  }

  private Draft each(UnaryOperator<String> change) {
    EnumMap<SectionKind, String> changed = new EnumMap<>(SectionKind.class);
    sections.forEach((kind, latex) -> changed.put(kind, change.apply(latex)));
    return new Draft(title, changed);
  }

  Draft titled(String other) {
    return new Draft(other, sections);
  }

  String section(SectionKind kind) {
    return sections.getOrDefault(kind, "");
  }

  /// The sections that are there, in reading order.
  List<Manuscript.Section> inOrder() {
    return Arrays.stream(SectionKind.values())
        .filter(sections::containsKey)
        .map(kind -> new Manuscript.Section(kind.id(), kind.title(), section(kind)))
        .toList();
  }

  /// The whole paper as one text, for a model that is to see it.
  String whole() {
    StringBuilder text = new StringBuilder("\\title{%s}\n".formatted(title));
    for (Manuscript.Section section : inOrder()) {
      text.append("\n\\section{%s} %% %s\n".formatted(section.title(), section.id()))
          .append(section.latex().strip())
          .append('\n');
    }
    return text.toString();
  }
}
