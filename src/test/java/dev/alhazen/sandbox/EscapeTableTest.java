package dev.alhazen.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The table of attempts as people read it, and as each tier answers for it.
class EscapeTableTest {
  private static final Path PAGE = Path.of("docs/sandbox-escapes.md");
  private static final String OPENING =
      """
      # Attempts to escape

      What code written by a model could try, and what stops it. Each row is a test that makes the
      attempt for real: `EscapeSuite`, run against every tier. *held* means that the attempt fails
      there; a number leads to what it can do. `make golden` writes this page from the suite.
      """;

  @Test
  void thePageShowsTheSuite() {
    String page = page();
    if ("write".equals(System.getProperty("alhazen.golden"))) {
      AtomicFiles.write(PAGE, page);
    }
    assertThat(Texts.read(PAGE)).as("`make golden` writes it").isEqualTo(page);
  }

  @Test
  void hasAtLeastFortyAttempts() {
    assertThat(EscapeTable.WITH_KILLED).hasSizeGreaterThanOrEqualTo(40);
  }

  @Test
  void everyRowHasANameOfItsOwnAndEveryVerdictARow() {
    List<String> ids = EscapeTable.WITH_KILLED.stream().map(Escape::id).toList();
    assertThat(ids).doesNotHaveDuplicates();
    Set<String> judged = new TreeSet<>();
    EscapeVerdicts.OPEN.values().forEach(open -> judged.addAll(open.keySet()));
    assertThat(ids).containsAll(judged);
  }

  private static String page() {
    StringBuilder page = new StringBuilder(OPENING);
    Map<String, Integer> reasons = new TreeMap<>();
    List<String> notes = new ArrayList<>();
    String area = "";
    for (Escape row : EscapeTable.WITH_KILLED) {
      if (!row.area().equals(area)) {
        area = row.area();
        page.append(heading(area));
      }
      List<String> cells = new ArrayList<>(List.of(row.attempt(), row.stops()));
      for (Map<String, String> open : EscapeVerdicts.OPEN.values()) {
        cells.add(verdict(open.get(row.id()), reasons, notes));
      }
      page.append("| %s |\n".formatted(String.join(" | ", cells)));
    }
    page.append("\n## What is open\n\n");
    notes.forEach(page::append);
    return page.toString();
  }

  private static String heading(String area) {
    List<String> tiers = List.copyOf(EscapeVerdicts.OPEN.keySet());
    return "\n## %s\n\n| attempt | what stops it | %s |\n|---|---|%s\n"
        .formatted(area, String.join(" | ", tiers), "---|".repeat(tiers.size()));
  }

  private static String verdict(
      @org.jspecify.annotations.Nullable String why,
      Map<String, Integer> reasons,
      List<String> notes) {
    if (why == null) {
      return "held";
    }
    int number = reasons.computeIfAbsent(why, _ -> reasons.size() + 1);
    if (number > notes.size()) {
      notes.add("%d. %s\n".formatted(number, why));
    }
    return "open (%d)".formatted(number);
  }
}
