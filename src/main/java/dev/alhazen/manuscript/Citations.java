package dev.alhazen.manuscript;

import dev.alhazen.base.Step;
import dev.alhazen.literature.Bibliography;
import dev.alhazen.literature.Findings;
import dev.alhazen.literature.Literature;
import dev.alhazen.literature.Work;
import dev.alhazen.model.Answer;
import dev.alhazen.model.Model;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.Prompts;
import dev.alhazen.model.Schema;
import dev.alhazen.model.Structured;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Gathers the reading list, in rounds: the model names searches, the literature sources answer,
/// the model chooses. What no source returned never gets onto the list.
final class Citations {
  private static final Schema<Queries> QUERIES =
      Schema.resource("manuscript/queries", Queries.class);
  private static final Schema<Selection> SELECTION =
      Schema.resource("manuscript/select", Selection.class);
  private static final int MOST_QUERIES = 5;
  private static final int RESULTS = 8;

  private final Structured structured;
  private final Prompts prompts;
  private final List<Literature> sources;
  private final Limits limits;
  private final List<String> searches = new ArrayList<>();

  Citations(Model model, Prompts prompts, List<Literature> sources, Limits limits) {
    this.structured = new Structured(model, prompts);
    this.prompts = prompts;
    this.sources = List.copyOf(sources);
    this.limits = limits;
  }

  /// @param rounds the most rounds of search
  /// @param wanted with fewer works the search goes on, though the model is content
  /// @param most the most works on the list
  record Limits(int rounds, int wanted, int most) {}

  record Queries(boolean done, List<String> queries) {
    Queries {
      queries = List.copyOf(queries);
    }
  }

  record Selection(List<Choice> selected) {
    Selection {
      selected = List.copyOf(selected);
    }
  }

  record Choice(String key, String purpose) {}

  /// @param known works that the search for novelty found
  ReadingList gather(Step step, Context context, List<Work> known) {
    ReadingList list = ReadingList.EMPTY.with(known, limits.most());
    int barren = 0;
    for (int round = 1; round <= limits.rounds() && barren < 2 && !sources.isEmpty(); round++) {
      Step here = step.round(round);
      Queries asked = queries(here, context, list, round);
      if (asked.queries().isEmpty()) {
        return list;
      }
      ReadingList more = select(here, context, list, search(here, asked.queries(), list), round);
      barren = more.entries().size() == list.entries().size() ? barren + 1 : 0;
      list = more;
      boolean enough = asked.done() && list.entries().size() >= limits.wanted();
      if (enough || list.entries().size() >= limits.most()) {
        return list;
      }
    }
    return list;
  }

  private Queries queries(Step step, Context context, ReadingList list, int round) {
    Map<String, Object> values = values(context, list, round);
    values.put("asked", !searches.isEmpty());
    values.put("searches", List.copyOf(searches));
    values.put("wanted", limits.wanted());
    values.put("count", list.entries().size());
    ModelRequest request = request(step.then("query"), context, "manuscript/queries", values);
    return switch (structured.ask(request, QUERIES)) {
      case Answer.Read<Queries>(Queries queries) -> queries;
      case Answer.Unreadable<Queries> _ -> new Queries(true, List.of());
    };
  }

  private Map<String, Work> search(Step step, List<String> queries, ReadingList list) {
    Map<String, Work> found = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(MOST_QUERIES, queries.size()); i++) {
      String query = queries.get(i).strip();
      if (!searches.contains(query)) {
        searches.add(query);
        ranked(step.then("search").round(i + 1), query).stream()
            .filter(work -> !list.keys().contains(work.key()))
            .forEach(work -> found.putIfAbsent(work.key(), work));
      }
    }
    return found;
  }

  /// What all sources together find, the best of each first.
  private List<Work> ranked(Step step, String query) {
    List<List<Work>> answers = new ArrayList<>();
    for (Literature source : sources) {
      Findings findings = source.search(step.then(source.name()), query, RESULTS);
      answers.add(findings instanceof Findings.Found found ? found.works() : List.of());
    }
    return Bibliography.ofRanked(answers).works().stream().limit(RESULTS).toList();
  }

  private ReadingList select(
      Step step, Context context, ReadingList list, Map<String, Work> found, int round) {
    if (found.isEmpty()) {
      return list;
    }
    ReadingList offered = ReadingList.EMPTY.with(List.copyOf(found.values()), found.size());
    Map<String, Object> values = values(context, list, round);
    values.put("found", Context.works(offered));
    ModelRequest request = request(step.then("select"), context, "manuscript/select", values);
    return switch (structured.ask(request, SELECTION)) {
      case Answer.Read<Selection>(Selection selection) ->
          list.with(
              selection.selected().stream()
                  .map(choice -> choice.key().strip())
                  .distinct()
                  .filter(found::containsKey)
                  .map(found::get)
                  .toList(),
              limits.most());
      case Answer.Unreadable<Selection> _ -> list;
    };
  }

  private Map<String, Object> values(Context context, ReadingList list, int round) {
    Map<String, Object> values = new HashMap<>();
    values.put("facts", context.facts());
    values.put("works", Context.works(list));
    values.put("round", round);
    values.put("rounds", limits.rounds());
    return values;
  }

  private ModelRequest request(
      Step step, Context context, String task, Map<String, Object> values) {
    return ModelRequest.of(step, task, context.system(), prompts.fill(task, values));
  }
}
