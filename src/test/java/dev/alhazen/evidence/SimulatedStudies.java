package dev.alhazen.evidence;

import static dev.alhazen.evidence.Samples.measured;

import dev.alhazen.statistics.Difference;
import dev.alhazen.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.distribution.continuous.BetaDistribution;

/// Studies of an experiment that takes no time, judged by the program's own [Evidence]: a baseline
/// and a run on four data sets, all four comparisons sealed.
final class SimulatedStudies {
  static final long SEED = 20261125;
  private static final int DATASETS = 4;

  /// How an experiment scatters around its mean from seed to seed.
  enum Noise {
    NORMAL("normal"),
    LOUDER("normal, three times as large in the run"),
    SKEWED("skewed (exponential)"),
    HEAVY_TAILED("heavy-tailed (Student's t, 3 degrees)"),
    COARSE("coarse (right answers out of 20)");

    private final String words;

    Noise(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }

    double before(Random random) {
      return switch (this) {
        case NORMAL, LOUDER -> random.nextGaussian();
        case SKEWED -> random.nextExponential();
        case HEAVY_TAILED -> random.nextGaussian() / Math.sqrt(chiSquared(random, 3) / 3);
        case COARSE -> IntStream.range(0, 20).filter(_ -> random.nextDouble() < 0.9).count() / 20.0;
      };
    }

    double after(Random random) {
      return this == LOUDER ? 3 * random.nextGaussian() : before(random);
    }

    private static double chiSquared(Random random, int degrees) {
      return IntStream.range(0, degrees)
          .mapToDouble(_ -> random.nextGaussian())
          .map(z -> z * z)
          .sum();
    }
  }

  /// How often something happened.
  record Rate(int times, int of) {
    /// The exact interval of Clopper and Pearson.
    Interval interval() {
      double tail = (1 - Difference.LEVEL) / 2;
      return new Interval(
          times == 0
              ? 0
              : new BetaDistribution(times, of - times + 1).inverseCumulativeProbability(tail),
          times == of
              ? 1
              : new BetaDistribution(times + 1, of - times).inverseCumulativeProbability(1 - tail),
          Difference.LEVEL);
    }

    /// Whether the rate can be at most the given one.
    boolean canBeAtMost(double rate) {
      return interval().low() <= rate;
    }

    /// `4.1 % [3.5, 4.8]`.
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%.1f %% [%.1f, %.1f]",
          100.0 * times / of,
          100 * interval().low(),
          100 * interval().high());
    }
  }

  /// @param single comparisons whose uncorrected p is below 0.05, of all
  /// @param any studies with at least one of them
  /// @param corrected studies with at least one that is beyond the noise after correction
  record Alarms(Rate single, Rate any, Rate corrected) {}

  private final Random random = new Random(SEED);

  /// Studies of an idea that changes nothing.
  ///
  /// @param before seeds of the baseline
  /// @param after seeds of the run
  Alarms ofNothing(Noise noise, int before, int after, int studies) {
    int single = 0;
    int any = 0;
    int corrected = 0;
    for (int i = 0; i < studies; i++) {
      List<Comparison> all = comparisons(noise, before, after, 0);
      int found = (int) all.stream().filter(it -> it.p() < 0.05).count();
      single += found;
      any += found > 0 ? 1 : 0;
      corrected += all.stream().anyMatch(isBeyond()) ? 1 : 0;
    }
    return new Alarms(
        new Rate(single, studies * DATASETS), new Rate(any, studies), new Rate(corrected, studies));
  }

  /// How often a true difference is found by itself, among comparisons of normal noise.
  ///
  /// @param deviations the true difference, in standard deviations of one repetition
  Rate found(int before, int after, double deviations, int studies) {
    long found =
        IntStream.range(0, studies)
            .mapToObj(_ -> comparisons(Noise.NORMAL, before, after, deviations))
            .flatMap(List::stream)
            .filter(it -> it.p() < 0.05)
            .count();
    return new Rate((int) found, studies * DATASETS);
  }

  /// Studies of four changes that change nothing, with one baseline for all. The run that looks
  /// best by three seeds gets two more, and so does the baseline.
  Rate bestToppedUp(int studies) {
    int alarms = 0;
    for (int i = 0; i < studies; i++) {
      List<Double> before = sample(Noise.NORMAL, 5);
      List<List<Double>> runs = Stream.generate(() -> sample(Noise.NORMAL, 3)).limit(4).toList();
      int best =
          IntStream.range(0, 4)
              .reduce((a, b) -> mean(runs.get(b)) < mean(runs.get(a)) ? b : a)
              .orElseThrow();
      List<Measurement> all = new ArrayList<>(List.of(measured("run_0", "moons", "loss", before)));
      for (int run = 0; run < 4; run++) {
        List<Double> values = new ArrayList<>(runs.get(run));
        values.addAll(run == best ? sample(Noise.NORMAL, 2) : List.of());
        all.add(measured("run_" + (run + 1), "moons", "loss", values));
      }
      SealedPlan plan =
          Samples.plan(
              IntStream.rangeClosed(1, 4)
                  .mapToObj(run -> Samples.primary("run_" + run, "moons", "loss"))
                  .toArray(SealedPlan.Primary[]::new));
      alarms += of(all, plan).stream().anyMatch(isBeyond()) ? 1 : 0;
    }
    return new Rate(alarms, studies);
  }

  private List<Comparison> comparisons(Noise noise, int before, int after, double deviations) {
    List<Measurement> measurements = new ArrayList<>();
    List<SealedPlan.Primary> family = new ArrayList<>();
    for (int i = 0; i < DATASETS; i++) {
      String dataset = "set_" + i;
      measurements.add(measured("run_0", dataset, "loss", sample(noise, before)));
      measurements.add(
          measured(
              "run_1",
              dataset,
              "loss",
              Stream.generate(() -> noise.after(random) - deviations).limit(after).toList()));
      family.add(Samples.primary("run_1", dataset, "loss"));
    }
    return of(measurements, Samples.plan(family.toArray(SealedPlan.Primary[]::new)));
  }

  private static List<Comparison> of(List<Measurement> measurements, SealedPlan plan) {
    Evidence evidence = Evidence.of(new Results(measurements), List.of(), Map.of(), plan);
    return evidence.confirmatory().stream().flatMap(it -> it.comparison().stream()).toList();
  }

  private List<Double> sample(Noise noise, int n) {
    return Stream.generate(() -> noise.before(random)).limit(n).toList();
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  private static Predicate<Comparison> isBeyond() {
    return comparison -> comparison.standing() == Standing.BEYOND_NOISE;
  }
}
