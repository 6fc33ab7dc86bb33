package dev.alhazen.study;

import dev.alhazen.literature.Literature;
import dev.alhazen.literature.Similarity;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.typeset.Typesetter;
import java.util.List;

/// What the stages work with, bound to one journal: every effect made through it is recorded there.
public record Instruments(
    Models models,
    List<Literature> literature,
    Similarity similarity,
    Sandbox sandbox,
    Typesetter typesetter) {
  public Instruments {
    literature = List.copyOf(literature);
  }
}
