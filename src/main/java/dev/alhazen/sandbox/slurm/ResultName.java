package dev.alhazen.sandbox.slurm;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of a result's file, which tells whose it is: `alhazen-0a1b…-1.4711.0.json`.
///
/// A node that is given up for dead may live and finish its copy of a job after Slurm began another
/// one elsewhere; so each copy has a name of its own, and only one name is ever accepted.
///
/// @param job the attempt's name in the queue
/// @param id Slurm's number of the job
/// @param restarts how often Slurm had begun the job anew when this copy started
record ResultName(String job, String id, int restarts) {
  private static final Pattern FORM = Pattern.compile("(.+)\\.(\\d+)\\.(\\d+)\\.json");

  static Optional<ResultName> parse(String file) {
    Matcher found = FORM.matcher(file);
    return found.matches()
        ? Optional.of(
            new ResultName(found.group(1), found.group(2), Integer.parseInt(found.group(3))))
        : Optional.empty();
  }

  String file() {
    return "%s.%s.%d.json".formatted(job, id, restarts);
  }
}
