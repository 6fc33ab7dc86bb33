package dev.alhazen.literature;

import dev.alhazen.base.AlhazenException;
import dev.alhazen.base.Json;
import dev.alhazen.base.Money;
import dev.alhazen.base.Step;
import dev.alhazen.base.Tokens;
import dev.alhazen.journal.Effect;
import dev.alhazen.journal.Journal;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;

/// A literature source whose answers, silence included, are journalled before they are used: a
/// search that the journal knows is not made again.
public final class ReplayedLiterature implements Literature {
  private final Journal journal;
  private final Literature source;
  private final String edition;

  public ReplayedLiterature(Journal journal, Literature source) {
    this(journal, source, "");
  }

  private ReplayedLiterature(Journal journal, Literature source, String edition) {
    this.journal = journal;
    this.source = source;
    this.edition = edition;
  }

  /// A source whose answers are recalled only while it holds what it held then.
  public static ReplayedLiterature ofEdition(Journal journal, Literature source) {
    return new ReplayedLiterature(journal, source, source.edition());
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public Findings search(Step step, String query, int limit) {
    SequencedMap<String, Object> input = new LinkedHashMap<>();
    input.put("source", source.name());
    input.put("query", query);
    input.put("limit", limit);
    if (!edition.isEmpty()) {
      input.put("edition", edition);
    }
    Effect effect = Effect.of(step, "search", input);
    return journal
        .recall(effect)
        .map(known -> Json.to(known, Findings.class))
        .orElseGet(() -> searched(effect, query, limit));
  }

  private Findings searched(Effect effect, String query, int limit) {
    Journal.Attempt attempt = journal.start(effect, Money.ZERO, Optional.empty());
    try {
      Findings findings = source.search(effect.step(), query, limit);
      attempt.done(written(findings), Money.ZERO, Tokens.NONE);
      return findings;
    } catch (AlhazenException e) {
      attempt.failed(Json.tree(e.explanation()), Money.ZERO, Tokens.NONE);
      throw e;
    }
  }

  private static JsonNode written(Findings findings) {
    return Json.mapper().valueToTree(findings);
  }
}
