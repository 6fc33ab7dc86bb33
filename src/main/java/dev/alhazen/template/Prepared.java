package dev.alhazen.template;

import dev.alhazen.sandbox.Mount;
import dev.alhazen.template.Template.Passing;
import dev.alhazen.template.Template.Preset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A template's commands as the sandbox runs them, with what it must mount for them.
///
/// @param experiment words with the placeholders `{out}`, `{seed}` and `{args}`
/// @param plot empty where the template has no plot script
/// @param check empty where the template has no quick check
/// @param mounts libraries and interpreters, read-only
/// @param variables for every command
public record Prepared(
    List<String> experiment,
    List<String> plot,
    List<String> check,
    List<Mount> mounts,
    SequencedMap<String, String> variables) {
  /// The variable in which a seed is handed over where the template wants it so.
  public static final String SEED = "ALHAZEN_SEED";

  public Prepared {
    experiment = List.copyOf(experiment);
    plot = List.copyOf(plot);
    check = List.copyOf(check);
    mounts = List.copyOf(mounts);
    variables = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(variables));
  }

  /// One process to start.
  ///
  /// @param out the folder it writes to, from the workspace's root
  /// @param kept the folder in which its outputs are kept; often the same
  /// @param seeds the seeds that it covers
  public record Invocation(
      String out,
      String kept,
      List<Integer> seeds,
      List<String> command,
      SequencedMap<String, String> variables) {
    public Invocation {
      seeds = List.copyOf(seeds);
      command = List.copyOf(command);
      variables = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(variables));
    }

    private Invocation keptIn(String folder) {
      return new Invocation(out, folder, seeds, command, variables);
    }
  }

  /// The processes of a run: one for all seeds where the experiment repeats itself (it writes
  /// `run_i/final_info.json`), else one for each seed, into `run_i/seed_k`; a single seed's goes
  /// into `run_i` itself, where plot scripts that know no seeds look for it. An experiment that is
  /// unaware of seeds always writes to `run_i`: some look for their data by that name.
  ///
  /// @param run such as `run_1`
  /// @param seeds consecutive numbers
  public List<Invocation> invocations(
      String run, Preset preset, Passing passing, List<Integer> seeds) {
    return switch (passing) {
      case INSIDE -> List.of(inside(run, preset, seeds));
      case ARGUMENT ->
          seeds.stream()
              .map(seed -> one(out(run, seed, seeds), preset, seed, appended(seed), variables))
              .toList();
      case ENVIRONMENT ->
          seeds.stream()
              .map(seed -> one(out(run, seed, seeds), preset, seed, List.of(), variables(seed)))
              .toList();
      case UNAWARE ->
          seeds.stream()
              .map(seed -> one(run, preset, seed, List.of(), variables(seed)))
              .map(one -> one.keptIn(out(run, one.seeds().getFirst(), seeds)))
              .toList();
    };
  }

  /// The experiment's command with every placeholder filled; what has no place is appended.
  ///
  /// @param more words after the preset's arguments, such as `--seed=0`
  public List<String> experiment(String out, Preset preset, int seed, List<String> more) {
    List<String> words = new ArrayList<>();
    for (String word : experiment) {
      if (word.equals("{args}")) {
        words.addAll(preset.arguments());
      } else {
        words.add(word.replace("{out}", out).replace("{seed}", String.valueOf(seed)));
      }
    }
    if (!experiment.contains("{args}")) {
      words.addAll(preset.arguments());
    }
    if (!mentions("{out}")) {
      words.add("--out_dir=" + out);
    }
    words.addAll(more);
    return words;
  }

  private Invocation inside(String run, Preset preset, List<Integer> seeds) {
    List<String> range = List.of("--seed=" + seeds.getFirst(), "--seeds=" + seeds.size());
    return new Invocation(
        run, run, seeds, experiment(run, preset, seeds.getFirst(), range), variables);
  }

  private Invocation one(
      String out,
      Preset preset,
      int seed,
      List<String> more,
      SequencedMap<String, String> variables) {
    return new Invocation(out, out, List.of(seed), experiment(out, preset, seed, more), variables);
  }

  private static String out(String run, int seed, List<Integer> seeds) {
    return seeds.size() == 1 ? run : "%s/seed_%d".formatted(run, seed);
  }

  private List<String> appended(int seed) {
    return mentions("{seed}") ? List.of() : List.of("--seed=" + seed);
  }

  private SequencedMap<String, String> variables(int seed) {
    SequencedMap<String, String> all = new LinkedHashMap<>(variables);
    all.put(SEED, String.valueOf(seed));
    return all;
  }

  private boolean mentions(String placeholder) {
    return experiment.stream().anyMatch(word -> word.contains(placeholder));
  }
}
