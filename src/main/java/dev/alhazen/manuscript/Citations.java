package dev.alhazen.manuscript;

import dev.alhazen.base.Step;
import dev.alhazen.literature.Literature;
import dev.alhazen.literature.Work;
import dev.alhazen.model.Answer;
import dev.alhazen.model.Message;
import dev.alhazen.model.Model;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.Prompts;
import dev.alhazen.model.Schema;
import dev.alhazen.model.Structured;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gathers the reading list, in turns: the model chooses from what the last searches found and
/// names the next ones. What no source returned never gets onto the list.
final class Citations {
  private static final String TASK = "manuscript/citations";
  private static final Schema<Turn> TURN = Schema.resource(TASK, Turn.class);

  /// After so many turns in a row that add nothing the search is given up.
  private static final int MOST_BARREN = 2;

  /// So many characters of abstracts are shown in one turn.
  private static final int ROOM = 16_000;

  private final Structured structured;
  private final Prompts prompts;
  private final Searches searches;
  private final Limits limits;

  Citations(Model model, Prompts prompts, List<Literature> sources, Limits limits) {
    this.structured = new Structured(model, prompts);
    this.prompts = prompts;
    this.searches = new Searches(sources);
    this.limits = limits;
  }

  /// @param rounds the most rounds of search; 0 asks no engine and no model
  /// @param wanted with fewer works the search goes on, though the model is content
  /// @param most the most works on the list
  record Limits(int rounds, int wanted, int most) {}

  /// What the model answers in one turn.
  ///
  /// @param selected from what the searches before found
  /// @param queries to be made next
  record Turn(List<Choice> selected, boolean done, List<String> queries) {
    Turn {
      selected = List.copyOf(selected);
      queries = List.copyOf(queries);
    }
  }

  record Choice(String key, String purpose) {}

  /// @param known works that may be cited without a search
  ReadingList gather(Step step, Context context, List<Work> known) {
    ReadingList list = ReadingList.EMPTY;
    for (Work work : known) {
      list = list.with(work, "", limits.most());
    }
    return limits.rounds() == 0
        ? searches.own(step.then("own"), context.subject(), list, limits.most())
        : searched(step, context, list);
  }

  private ReadingList searched(Step step, Context context, ReadingList known) {
    ReadingList list = known;
    ReadingList found = ReadingList.EMPTY;
    int barren = 0;
    for (int round = 1; !searches.cannotBeMade(); round++) {
      boolean isLast = round > limits.rounds();
      if (isLast && found.size() == 0) {
        return list;
      }
      Step here = step.round(round);
      Turn turn = turn(here, context, list, found, round);
      ReadingList more = list.with(chosen(found, turn), limits.most());
      barren = round > 1 && more.size() == list.size() ? barren + 1 : 0;
      list = more;
      if (isLast || barren == MOST_BARREN || isEnough(turn, list)) {
        return list;
      }
      found = searches.make(here.then("search"), turn.queries(), list);
      list = list.withSearches(found.searches());
    }
    return list;
  }

  private boolean isEnough(Turn turn, ReadingList list) {
    return turn.queries().isEmpty()
        || (turn.done() && list.size() >= limits.wanted())
        || list.size() >= limits.most();
  }

  private static List<ReadingList.Entry> chosen(ReadingList found, Turn turn) {
    return turn.selected().stream()
        .map(choice -> choice.key().strip())
        .distinct()
        .flatMap(key -> found.entry(key).stream())
        .toList();
  }

  private Turn turn(Step step, Context context, ReadingList list, ReadingList found, int round) {
    Map<String, Object> values = new HashMap<>();
    values.put("works", Listing.of(list, 0));
    values.put("count", list.size());
    values.put("searches", list.searches().stream().map(Searches::line).toList());
    values.put("asked", !list.searches().isEmpty());
    values.put("found", Listing.of(found, ROOM));
    values.put("round", round);
    values.put("rounds", limits.rounds() + 1);
    values.put("wanted", limits.wanted());
    values.put("most", Searches.MOST);
    List<Message> messages =
        List.of(Message.user(context.facts()), Message.user(prompts.fill(TASK, values)));
    ModelRequest request = ModelRequest.of(step, TASK, context.system(), "").withMessages(messages);
    return switch (structured.ask(request, TURN)) {
      case Answer.Read<Turn>(Turn turn) -> turn;
      case Answer.Unreadable<Turn> _ -> new Turn(List.of(), true, List.of());
    };
  }
}
