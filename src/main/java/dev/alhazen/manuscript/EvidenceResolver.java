package dev.alhazen.manuscript;

import dev.alhazen.evidence.Measurement;
import dev.alhazen.evidence.Results;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Turns a reference to a measurement into what the paper prints. The writer and the verifier use
/// the same one, over the recorded results and over those read again.
public final class EvidenceResolver {
  /// The commands with which a model refers to measurements.
  static final Set<String> COMMANDS = Set.of("evidence", "difference", "ratio", "seeds");

  private static final int RATIO_DECIMALS = 3;

  private final Results results;
  private final List<MetricFormat> formats;
  private final String baseline;

  public EvidenceResolver(Results results, List<MetricFormat> formats, String baseline) {
    this.results = results;
    this.formats = List.copyOf(formats);
    this.baseline = baseline;
  }

  /// What came of a reference.
  public sealed interface Resolution {

    /// @param latex fit for text and for mathematics
    /// @param path the measurement's path, without the form
    record Resolved(EvidenceForm form, String path, String latex, List<Double> numbers, String run)
        implements Resolution {}

    /// @param why in words that a model can act upon
    record Unresolved(String why) implements Resolution {}
  }

  /// Resolves a command of a model, such as `\evidence{run_1/moons/eval_loss/mean}`.
  Resolution resolve(Macro macro) {
    String path = macro.argument().orElse("").replace("\\", "").strip();
    return switch (macro.name()) {
      case "difference" -> resolve(EvidenceForm.DIFFERENCE, path);
      case "ratio" -> resolve(EvidenceForm.RATIO, path);
      case "seeds" -> resolve(EvidenceForm.SEEDS, path);
      default -> resolveEvidence(path);
    };
  }

  /// Resolves a path in a form.
  public Resolution resolve(EvidenceForm form, String path) {
    if (form == EvidenceForm.SEEDS) {
      return seeds(path);
    }
    Optional<Measurement> measurement = results.at(path);
    return measurement.isPresent() ? render(form, measurement.get()) : unknown(path);
  }

  private Resolution resolveEvidence(String path) {
    int slash = path.lastIndexOf('/');
    Optional<EvidenceForm> form = EvidenceForm.named(path.substring(slash + 1));
    return results.at(path).isEmpty() && slash > 0 && form.isPresent()
        ? resolve(form.get(), path.substring(0, slash))
        : resolve(EvidenceForm.VALUE, path);
  }

  private Resolution render(EvidenceForm form, Measurement m) {
    MetricFormat format = format(m.metric());
    int decimals = format.decimals();
    return switch (form) {
      case VALUE ->
          isRepeated(m)
              ? resolved(
                  form,
                  m,
                  Numbers.withError(m.mean(), m.stderr(), decimals) + format.latexUnit(),
                  List.of(m.mean(), m.stderr()))
              : render(EvidenceForm.MEAN, m);
      case MEAN ->
          resolved(
              form, m, Numbers.plain(m.mean(), decimals) + format.latexUnit(), List.of(m.mean()));
      case STDERR -> stderr(m, format);
      case COUNT, SEEDS ->
          resolved(EvidenceForm.COUNT, m, String.valueOf(m.n()), List.of((double) m.n()));
      case DIFFERENCE -> difference(m, format);
      case RATIO -> ratio(m);
    };
  }

  private Resolution stderr(Measurement m, MetricFormat format) {
    return isRepeated(m)
        ? resolved(
            EvidenceForm.STDERR,
            m,
            Numbers.plain(m.stderr(), format.decimals()) + format.latexUnit(),
            List.of(m.stderr()))
        : new Resolution.Unresolved(
            "%s was measured once, so it has no standard error".formatted(m.path()));
  }

  private Resolution difference(Measurement m, MetricFormat format) {
    Optional<Measurement> base = baselineOf(m);
    if (base.isEmpty()) {
      return noBaseline(m);
    }
    double change = m.mean() - base.get().mean();
    double error = Math.hypot(m.stderr(), base.get().stderr());
    boolean known = isRepeated(m) && isRepeated(base.get());
    String number =
        known
            ? Numbers.withError(change, error, format.decimals())
            : Numbers.plain(change, format.decimals());
    return resolved(
        EvidenceForm.DIFFERENCE,
        m,
        Numbers.signed(number) + format.latexUnit(),
        known ? List.of(change, error) : List.of(change));
  }

  private Resolution ratio(Measurement m) {
    Optional<Measurement> base = baselineOf(m);
    if (base.isEmpty()) {
      return noBaseline(m);
    }
    if (base.get().mean() == 0) {
      return new Resolution.Unresolved(
          "the baseline's value of %s is zero, so there is no ratio".formatted(m.path()));
    }
    double ratio = m.mean() / base.get().mean();
    return resolved(EvidenceForm.RATIO, m, Numbers.plain(ratio, RATIO_DECIMALS), List.of(ratio));
  }

  private Resolution seeds(String run) {
    return results.of(run).measurements().stream()
        .findFirst()
        .<Resolution>map(
            m ->
                new Resolution.Resolved(
                    EvidenceForm.SEEDS,
                    run,
                    math(String.valueOf(m.n())),
                    List.of((double) m.n()),
                    run))
        .orElseGet(
            () ->
                new Resolution.Unresolved(
                    "there is no run '%s'; the runs are %s"
                        .formatted(run, String.join(", ", results.runs()))));
  }

  private Resolution unknown(String path) {
    List<String> paths = results.measurements().stream().map(Measurement::path).toList();
    return new Resolution.Unresolved(
        Nearest.to(path, paths)
            .map(near -> "nothing was measured at '%s'; the nearest is %s".formatted(path, near))
            .orElse("nothing was measured at '%s'".formatted(path)));
  }

  private Resolution noBaseline(Measurement m) {
    return new Resolution.Unresolved(
        m.run().equals(baseline)
            ? "%s is the baseline itself; compare another run with it".formatted(m.path())
            : "the baseline has no value for %s of %s".formatted(m.metric(), m.dataset()));
  }

  private Optional<Measurement> baselineOf(Measurement m) {
    return m.run().equals(baseline)
        ? Optional.empty()
        : results.at("%s/%s/%s".formatted(baseline, m.dataset(), m.metric()));
  }

  private MetricFormat format(String metric) {
    return formats.stream()
        .filter(format -> format.name().equals(metric))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no format for metric " + metric));
  }

  private static boolean isRepeated(Measurement m) {
    return m.n() > 1 && Double.isFinite(m.stderr());
  }

  private static Resolution resolved(
      EvidenceForm form, Measurement m, String latex, List<Double> numbers) {
    return new Resolution.Resolved(form, m.path(), math(latex), numbers, m.run());
  }

  private static String math(String latex) {
    return "\\ensuremath{%s}".formatted(latex);
  }
}
