package dev.alhazen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Json;
import dev.alhazen.base.Texts;
import dev.alhazen.journal.Event;
import dev.alhazen.journal.Journal;
import dev.alhazen.model.openai.LoopbackOpenAi;
import dev.alhazen.study.InvestigationFolder;
import dev.alhazen.study.StudyFolder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// That an idea does not help, or cannot be carried out, is a result with a paper.
class NegativeTripTest {
  private static final String PLAN =
      """
      {"hypothesis": "Quantum coins err less.",
       "runs": [{"title": "Quantum coins", "kind": "edit", "change": "Toss quantum coins.",
                 "from": "run_0"}],
       "comparisons": []}
      """;
  private static final String EDIT =
      """
      I import the library.

      experiment.py
      <<<<<<< SEARCH
      import argparse, json, os, random
      =======
      import argparse, json, os, random
      import quantumcoins
      >>>>>>> REPLACE
      """;
  private static final String RETRY =
      """
      I import it under another name.

      experiment.py
      <<<<<<< SEARCH
      import quantumcoins
      =======
      import quantumcoins as coins
      >>>>>>> REPLACE
      """;
  private static final String INFEASIBLE =
      """
      {"observation": "No library for it is here.", "decision": "infeasible", "planned": "",
       "title": "", "change": "", "from": "", "reason": "There is no library of quantum coins."}
      """;

  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
    TinyTemplate.write(folder.resolve("coins"));
  }

  @Test
  void anIdeaThatCannotBeCarriedOutEndsWithAPaperThatSaysSo() {
    try (LoopbackOpenAi server = new LoopbackOpenAi()) {
      Map<String, String> own =
          Map.of(
              "experiment/plan", PLAN,
              "experiment/edit", EDIT,
              "experiment/retry", RETRY,
              "experiment/reflect", INFEASIBLE);
      server.always(new LoopbackRehearsal(own)::play);
      int code =
          shell.run(
              "run",
              "coins",
              "--model=local/x",
              "--base-url=" + server.baseUrl(),
              "--ideas=1",
              "--attempts=2");
      assertThat(code).describedAs(shell.out() + shell.err()).isZero();
    }
    InvestigationFolder idea = study().investigations().getFirst();
    assertThat(shell.out())
        .contains(": negative. The idea cannot be carried out: There is no library");
    assertThat(Texts.read(idea.paper().resolve("paper.tex")))
        .contains("The plan as it was sealed", "Quantum coins err less.", "was given up after 2");
    assertThat(Json.read(idea.plan()).at("/sealed/plan/hypothesis").asString())
        .isEqualTo("Quantum coins err less.");
    assertThat(Journal.read(idea.journal()))
        .anyMatch(
            entry ->
                entry.body() instanceof Event.Decided decided
                    && decided.step().path().equals("experiment/plan/seal"));
    assertThat(Texts.read(study().report())).contains("The plan, sealed before the first run");
    assertThat(shell.run("verify")).describedAs(shell.out()).isZero();
    assertThat(shell.run("replay")).describedAs(shell.out() + shell.err()).isZero();
  }

  private StudyFolder study() {
    return StudyFolder.all(folder.resolve("studies")).getFirst();
  }
}
