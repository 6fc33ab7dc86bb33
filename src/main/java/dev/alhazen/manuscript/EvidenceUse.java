package dev.alhazen.manuscript;

import dev.alhazen.evidence.Evidence;
import dev.alhazen.evidence.EvidencePath;
import dev.alhazen.evidence.Resolution;
import java.util.Collections;
import java.util.SequencedMap;
import java.util.TreeMap;

/// One place of a paper that shows a measurement.
///
/// @param id names the place: `paper.tex` has it as `\measured{id}{latex}`, once
/// @param form how the measurement is shown: `evidence`, `marked`, `difference`, `ratio` or `seeds`
/// @param path the measurement, such as `run_2/moons/eval_loss`; a run's name for `seeds`
/// @param latex what is printed
/// @param numbers the unrounded numbers behind it, by path
/// @param place the section, or `table`
public record EvidenceUse(
    String id,
    String form,
    String path,
    String latex,
    SequencedMap<String, Double> numbers,
    String place) {
  public EvidenceUse {
    numbers = Collections.unmodifiableSequencedMap(new TreeMap<>(numbers));
  }

  /// The run that made the measurement.
  public String run() {
    return EvidencePath.parse(path).map(EvidencePath::run).orElse(path);
  }

  /// What these results make of the same reference.
  public Resolution resolve(Evidence evidence) {
    return resolve(evidence, form, path);
  }

  static Resolution resolve(Evidence evidence, String form, String path) {
    return switch (form) {
      case "difference" -> evidence.difference(path);
      case "marked" -> evidence.marked(path);
      case "ratio" -> evidence.ratio(path);
      case "seeds" -> evidence.seeds(path);
      default -> evidence.value(path);
    };
  }
}
