package dev.alhazen.evidence;

import java.util.ArrayList;
import java.util.List;

/// Whether a run reports all that the baseline reports, with as many repetitions: what is missing
/// cannot be compared, and leaving out a number is the easiest way to hide it.
public final class Completeness {
  private Completeness() {}

  /// Everything that `results` lack beside `baseline`, each as `dataset/metric`.
  public static List<String> missing(Results baseline, Results results) {
    return baseline.measurements().stream()
        .filter(m -> find(results, m.dataset(), m.metric()).isEmpty())
        .map(m -> m.dataset() + "/" + m.metric())
        .toList();
  }

  /// What a run of an edited experiment must change to be comparable; nothing where it is.
  public static List<String> faults(Results baseline, Results results) {
    List<String> faults = new ArrayList<>();
    missing(baseline, results)
        .forEach(path -> faults.add(path + " is missing, which the baseline reports"));
    for (Measurement before : baseline.measurements()) {
      find(results, before.dataset(), before.metric()).stream()
          .filter(m -> m.n() < before.n())
          .forEach(m -> faults.add(fewer(before, m)));
    }
    return List.copyOf(faults);
  }

  private static String fewer(Measurement before, Measurement now) {
    return "%s/%s has %d repetition%s, the baseline has %d"
        .formatted(now.dataset(), now.metric(), now.n(), now.n() == 1 ? "" : "s", before.n());
  }

  private static List<Measurement> find(Results results, String dataset, String metric) {
    return results.measurements().stream()
        .filter(m -> m.dataset().equals(dataset) && m.metric().equals(metric))
        .toList();
  }
}
