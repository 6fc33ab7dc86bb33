package dev.alhazen.manuscript;

import dev.alhazen.evidence.Evidence;
import dev.alhazen.evidence.Results;
import dev.alhazen.evidence.SealedPlan;
import dev.alhazen.template.Template;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/// The content of a paper's `evidence.json`: every number that it shows and what stands behind it.
///
/// @param version of this format
/// @param baseline the run that differences and ratios refer to
/// @param metrics how each metric is printed
/// @param runs the runs that the paper draws on
/// @param plan what was to be compared
/// @param uses in the order of the paper
public record EvidenceFile(
    int version,
    String baseline,
    List<Template.Metric> metrics,
    List<RunRecord> runs,
    SealedPlan plan,
    List<EvidenceUse> uses) {
  public static final int VERSION = 2;

  public EvidenceFile {
    // Papers of the first version had no plan.
    plan = Objects.requireNonNullElse(plan, SealedPlan.NONE);
    metrics = List.copyOf(metrics);
    runs = List.copyOf(runs);
    uses = List.copyOf(uses);
  }

  /// A run behind a paper.
  ///
  /// @param code digest over the code that ran
  /// @param results digest of its `final_info.json`; empty where the file was not kept
  public record RunRecord(
      String run, String title, List<Integer> seeds, String code, String results) {
    public RunRecord {
      seeds = List.copyOf(seeds);
    }
  }

  /// The same references over results that were read again.
  public Evidence over(Results results) {
    TreeMap<String, List<Integer>> seeds = new TreeMap<>();
    runs.forEach(run -> seeds.put(run.run(), run.seeds()));
    return new Evidence(results, metrics, seeds, baseline, plan);
  }
}
