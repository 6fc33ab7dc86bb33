package dev.alhazen.idea;

import dev.alhazen.literature.Work;
import java.util.List;
import java.util.Optional;

/// What a verdict and the comparisons before it owe each other. No schema can hold this: every work
/// is compared, once, and the verdict follows from what was said about them.
final class Consistency {
  private final List<Work> works;

  /// @param works those that the model was asked to compare
  Consistency(List<Work> works) {
    this.works = List.copyOf(works);
  }

  /// What is wrong, in words for the model; empty where the reply holds together.
  Optional<String> fault(VerdictReply reply) {
    return faultOfKeys(reply.comparisons()).or(() -> faultOfVerdict(reply));
  }

  private Optional<String> faultOfKeys(List<Comparison> comparisons) {
    List<String> asked = works.stream().map(Work::key).toList();
    List<String> given = comparisons.stream().map(Comparison::key).toList();
    List<String> unknown = given.stream().filter(key -> !asked.contains(key)).toList();
    if (!unknown.isEmpty()) {
      return Optional.of(
          "These keys are of no work above: %s.".formatted(String.join(", ", unknown)));
    }
    List<String> missing = asked.stream().filter(key -> !given.contains(key)).toList();
    if (!missing.isEmpty()) {
      return Optional.of(
          "These works were not compared: %s.".formatted(String.join(", ", missing)));
    }
    return given.size() == asked.size()
        ? Optional.empty()
        : Optional.of("Some works were compared more than once.");
  }

  private Optional<String> faultOfVerdict(VerdictReply reply) {
    if (reply.reason().isEmpty()) {
      return Optional.of("The verdict has no reason.");
    }
    return switch (reply.verdict()) {
      case KNOWN -> faultOfKnown(reply.comparisons());
      case NOVEL -> faultOfNovel(reply.comparisons());
      case INCREMENTAL -> faultOfIncremental(reply.comparisons());
      case UNDECIDED -> Optional.empty();
    };
  }

  private Optional<String> faultOfKnown(List<Comparison> comparisons) {
    List<Comparison> same = comparisons.stream().filter(Comparison::isTheIdea).toList();
    if (same.isEmpty()) {
      return Optional.of(
          "The verdict \"known\" needs a work whose problem and method are both \"same\", and your"
              + " comparisons show none.");
    }
    return same.stream().allMatch(this::isRetracted)
        ? Optional.of(
            "The verdict \"known\" rests on retracted works alone (%s); what they claimed is not"
                    .formatted(keys(same))
                + " known.")
        : Optional.empty();
  }

  private static Optional<String> faultOfNovel(List<Comparison> comparisons) {
    List<Comparison> same = comparisons.stream().filter(Comparison::isTheIdea).toList();
    return same.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The verdict \"novel\" cannot stand beside a work whose problem and method you call"
                + " \"same\": %s.".formatted(keys(same)));
  }

  private Optional<String> faultOfIncremental(List<Comparison> comparisons) {
    if (comparisons.stream().noneMatch(Comparison::touches)) {
      return Optional.of(
          "The verdict \"incremental\" needs a work that shares problem or method at least in part,"
              + " and your comparisons show none.");
    }
    List<Comparison> whole =
        comparisons.stream()
            .filter(Comparison::isTheIdeaAndItsEvidence)
            .filter(each -> !isRetracted(each))
            .toList();
    return whole.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The verdict \"incremental\" says that something is left to show, but you call problem,"
                + " method and evidence \"same\" for %s.".formatted(keys(whole)));
  }

  private boolean isRetracted(Comparison comparison) {
    return works.stream()
        .filter(work -> work.key().equals(comparison.key()))
        .anyMatch(work -> work.standing() == Work.Standing.RETRACTED);
  }

  private static String keys(List<Comparison> comparisons) {
    return String.join(", ", comparisons.stream().map(Comparison::key).toList());
  }
}
