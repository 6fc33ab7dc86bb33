import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the calls of a trip add up to, by stage.
final class Account {
  private static final double INPUT = 2.5e-6;
  private static final double OUTPUT = 10e-6;

  private final List<Author.Call> calls;
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final Row total = new Row();
  private long warm;
  private long sameSchema;

  private static final class Row {
    private int calls;
    private long prompt;
    private long prefix;
    private long completion;
    private Duration wall = Duration.ZERO;
    private Duration model = Duration.ZERO;
  }

  /// @param begin when the program was started
  Account(List<Author.Call> calls, Instant begin) {
    this.calls = calls;
    Instant seen = begin;
    boolean revised = false;
    for (Author.Call call : calls) {
      revised |= call.task().startsWith("manuscript/revis");
      Row row = rows.computeIfAbsent(stage(call.task(), revised), _ -> new Row());
      long prefix = Prefixes.arrivedBefore(call, calls);
      warm += Prefixes.answeredBefore(call, calls);
      sameSchema += Prefixes.sameSchema(call, calls);
      Instant modelFrom = call.from().isAfter(seen) ? call.from() : seen;
      Duration wall = positive(Duration.between(seen, call.to()));
      Duration model = positive(Duration.between(modelFrom, call.to()));
      for (Row each : List.of(row, total)) {
        each.calls++;
        each.prompt += call.prompt().length;
        each.prefix += prefix;
        each.completion += call.completion();
        each.wall = each.wall.plus(wall);
        each.model = each.model.plus(model);
      }
      seen = call.to().isAfter(seen) ? call.to() : seen;
    }
  }

  private static String stage(String task, boolean revised) {
    return switch (task) {
      case "idea/novelty" -> "novelty";
      case "manuscript/citations" -> "citations";
      default -> {
        String stage = task.substring(0, task.indexOf('/'));
        yield stage.equals("manuscript") ? (revised ? "improvement" : "writing")
            : stage.equals("review") && revised ? "second review" : stage;
      }
    };
  }

  private static Duration positive(Duration duration) {
    return duration.isNegative() ? Duration.ZERO : duration;
  }

  /// @param wall how long the program ran
  List<String> lines(Duration wall) {
    List<String> lines = new ArrayList<>();
    lines.add("stage           calls   prompt tokens  reusable prefix  completion   wall s  model's s   dollars  with cache");
    rows.forEach((stage, row) -> lines.add(line(stage, row, row.wall)));
    lines.add(line("total", total, wall));
    lines.add(
        "reusable where calls at the same time do not help each other: %.0f %%; where a JSON schema stands before the prompt: %.0f %%"
            .formatted(100.0 * warm / total.prompt, 100.0 * sameSchema / total.prompt));
    return lines;
  }

  Duration modelTime() {
    return total.model;
  }

  private static String line(String name, Row row, Duration wall) {
    double output = row.completion * OUTPUT;
    return "%-15s %5d %,15d %,10d %4.0f %% %,11d %8.1f %10.1f %9.2f %11.2f"
        .formatted(
            name,
            row.calls,
            row.prompt,
            row.prefix,
            100.0 * row.prefix / Math.max(1, row.prompt),
            row.completion,
            wall.toMillis() / 1e3,
            row.model.toMillis() / 1e3,
            row.prompt * INPUT + output,
            (row.prompt - row.prefix / 2.0) * INPUT + output);
  }

  /// Whether a model call was under way at that time.
  boolean isModelTime(Instant time) {
    return calls.stream().anyMatch(call -> !time.isBefore(call.from()) && !time.isAfter(call.to()));
  }
}
