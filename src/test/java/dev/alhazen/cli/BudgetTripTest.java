package dev.alhazen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Json;
import dev.alhazen.base.Money;
import dev.alhazen.journal.Entry;
import dev.alhazen.journal.Event;
import dev.alhazen.journal.Journal;
import dev.alhazen.model.rehearsal.RehearsalModel;
import dev.alhazen.model.rehearsal.RehearsalServer;
import dev.alhazen.study.InvestigationFolder;
import dev.alhazen.study.StudyFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A limit is held, and going on with more money repeats nothing that was paid.
class BudgetTripTest {
  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
    TinyTemplate.write(folder.resolve("coins"));
  }

  @Test
  void fiveCentsStopInTheMiddleAndOneDollarFinishesToTheCent() {
    try (RehearsalServer server = new RehearsalServer(new RehearsalModel(), 0)) {
      int code =
          shell.run(
              "run",
              "coins",
              "--model=local/rehearsal",
              "--base-url=" + server.baseUrl(),
              "--price=0.50,2",
              "--budget=0.05",
              "--ideas=1");
      assertThat(code).describedAs(shell.out() + shell.err()).isEqualTo(75);
      assertThat(shell.err())
          .contains("budget of $0.0500")
          .containsPattern("alhazen resume .*/coins/.* --budget 0\\.1\n");
      assertThat(shell.out()).contains("$0.0500").contains("report.html");
      Money before = accounted();
      assertThat(before.exceeds(Money.of("0.05"))).isFalse();
      assertThat(before.exceeds(Money.of("0.02"))).isTrue();
      long paid = paidCalls();

      code = shell.run("resume", "--budget=1");
      assertThat(code).describedAs(shell.out() + shell.err()).isZero();
      assertThat(paidCalls()).isGreaterThan(paid);
      assertThat(repeated()).isEmpty();
    }
    assertThat(shell.run("status", "--json")).isZero();
    JsonNode account = Json.parse(shell.out(), "status").get("account");
    assertThat(Money.of(account.get("total").asString())).isEqualTo(accounted());
    assertThat(sum(account.get("stages"))).isEqualTo(accounted());
    assertThat(sum(account.get("models"))).isEqualTo(accounted());
    assertThat(shell.run("status")).isZero();
    assertThat(shell.out()).contains("total    " + accounted().display());
    assertThat(divisions()).hasSize(2);
    assertThat(shell.run("replay")).describedAs(shell.out() + shell.err()).isZero();
  }

  @Test
  void anIdeaThatReachesItsOwnLimitDoesNotStopTheOthers() {
    try (RehearsalServer server = new RehearsalServer(new RehearsalModel(), 0)) {
      int code =
          shell.run(
              "run",
              "coins",
              "--model=local/rehearsal",
              "--base-url=" + server.baseUrl(),
              "--price=0.50,2",
              "--budget-per-idea=0.01",
              "--ideas=2",
              "--parallel=2");
      assertThat(code).describedAs(shell.out() + shell.err()).isEqualTo(75);
      assertThat(shell.err()).containsPattern("--budget-per-idea 0\\.02\n");
      assertThat(study().investigations()).hasSize(2);
      code = shell.run("resume", "--budget-per-idea=1");
      assertThat(code).describedAs(shell.out() + shell.err()).isZero();
    }
  }

  private StudyFolder study() {
    return StudyFolder.all(folder.resolve("studies")).getFirst();
  }

  private Stream<Entry> entries() {
    return Stream.concat(
            Stream.of(study().journal()),
            study().investigations().stream().map(InvestigationFolder::journal))
        .flatMap(journal -> Journal.read(journal).stream());
  }

  /// Added up by hand from the lines of the journals.
  private Money accounted() {
    return finished().map(Event.Finished::cost).reduce(Money.ZERO, Money::plus);
  }

  private Stream<Event.Finished> finished() {
    return entries()
        .map(Entry::body)
        .filter(Event.Finished.class::isInstance)
        .map(Event.Finished.class::cast);
  }

  private long paidCalls() {
    return finished().filter(event -> !event.cost().isZero()).count();
  }

  private List<String> repeated() {
    List<String> steps =
        finished()
            .filter(event -> event.kind().equals("model"))
            .map(event -> event.step().path())
            .toList();
    return steps.stream().distinct().filter(s -> steps.indexOf(s) != steps.lastIndexOf(s)).toList();
  }

  private List<JsonNode> divisions() {
    return Journal.read(study().journal()).stream()
        .map(Entry::body)
        .filter(Event.Decided.class::isInstance)
        .map(Event.Decided.class::cast)
        .filter(decided -> decided.step().stage().equals("budget"))
        .map(decided -> decided.value().inline().orElseThrow())
        .toList();
  }

  private static Money sum(JsonNode lines) {
    Money sum = Money.ZERO;
    for (JsonNode line : lines) {
      sum = sum.plus(Money.of(line.get("cost").asString()));
    }
    return sum;
  }
}
