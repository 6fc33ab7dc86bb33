package dev.alhazen.manuscript;

import java.util.List;

/// One place of a paper that shows a measurement.
///
/// @param id names the place: `paper.tex` has it as `\measured{id}{latex}`, once
/// @param form how the measurement is shown
/// @param path the measurement, such as `run_2/moons/eval_loss`; a run's name for `seeds`
/// @param latex what is printed
/// @param numbers the unrounded numbers behind it, in the order in which they are printed
/// @param run the run that made it
/// @param place the section, or `table`
public record EvidenceUse(
    String id,
    EvidenceForm form,
    String path,
    String latex,
    List<Double> numbers,
    String run,
    String place) {
  public EvidenceUse {
    numbers = List.copyOf(numbers);
  }
}
