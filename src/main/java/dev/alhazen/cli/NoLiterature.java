package dev.alhazen.cli;

import dev.alhazen.base.DefectException;
import dev.alhazen.base.Step;
import dev.alhazen.literature.Findings;
import dev.alhazen.literature.Literature;

/// The name of a literature source in a replay, which asks none.
record NoLiterature(String name) implements Literature {
  @Override
  public Findings search(Step step, String query, int limit) {
    throw new DefectException("A replay asked %s at step %s.".formatted(name, step));
  }
}
