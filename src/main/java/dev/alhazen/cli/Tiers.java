package dev.alhazen.cli;

import dev.alhazen.base.UnavailableException;
import dev.alhazen.base.UsageException;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Probed;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.bubblewrap.BubblewrapSandbox;
import dev.alhazen.sandbox.bubblewrap.Probe;
import dev.alhazen.sandbox.container.ContainerProbe;
import dev.alhazen.sandbox.container.ContainerSandbox;
import dev.alhazen.sandbox.landlock.LandlockProbe;
import dev.alhazen.sandbox.landlock.LandlockSandbox;
import dev.alhazen.sandbox.unconfined.UnconfinedSandbox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The sandboxes that this machine may offer.
record Tiers(World world) {
  static final String AUTO = "auto";
  static final String NONE = "none";

  private static final Path JAVA = Path.of(System.getProperty("java.home"));

  /// In the order in which `auto` tries them.
  enum Tier {
    BUBBLEWRAP("bubblewrap"),
    APPTAINER("apptainer"),
    PODMAN("podman"),
    LANDLOCK("landlock"),
    LANDLOCK_ALONE("landlock-alone");

    private final String word;

    Tier(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /// Which tier an option stands for on this machine: it has run a command, and held it.
  ///
  /// @throws UnavailableException where there is none and the user did not say `none`
  String chosen(String option) {
    return switch (option) {
      case NONE -> NONE;
      case AUTO -> best();
      default -> {
        Tier tier = named(option);
        if (probe(tier) instanceof Probed.Missing(String why, String advice)) {
          throw new UnavailableException(
              "Sandbox %s does not work here: %s. %s. `alhazen doctor` tries the others, too."
                  .formatted(option, withoutStop(why), withoutStop(advice)));
        }
        yield option;
      }
    };
  }

  /// Complains where a study's sandbox does not work on the machine that goes on with it.
  void requireAgain(String recorded) {
    if (recorded.equals(NONE)) {
      return;
    }
    if (probe(named(recorded)) instanceof Probed.Missing(String why, String advice)) {
      throw new UnavailableException(
          ("This study's experiments run in the sandbox %s, which does not work on this machine:"
                  + " %s. %s. Resume it where it works; another sandbox needs a new study.")
              .formatted(recorded, withoutStop(why), withoutStop(advice)));
    }
  }

  Probed probe(Tier tier) {
    Path scratch = world.cache().resolve("probe").resolve(tier.word);
    return switch (tier) {
      case BUBBLEWRAP -> Probe.of(scratch);
      case APPTAINER -> ContainerProbe.apptainer(scratch);
      case PODMAN -> ContainerProbe.podman(scratch);
      case LANDLOCK -> LandlockProbe.withNamespaces(scratch, JAVA);
      case LANDLOCK_ALONE -> LandlockProbe.alone(scratch, JAVA);
    };
  }

  static Sandbox make(String tier, Path scratch, Blobs blobs) {
    if (tier.equals(NONE)) {
      return new UnconfinedSandbox(scratch, blobs);
    }
    return switch (named(tier)) {
      case BUBBLEWRAP -> new BubblewrapSandbox(scratch, blobs);
      case APPTAINER -> ContainerSandbox.apptainer(scratch, blobs);
      case PODMAN -> ContainerSandbox.podman(scratch, blobs);
      case LANDLOCK -> LandlockSandbox.withNamespaces(scratch, blobs, JAVA);
      case LANDLOCK_ALONE -> LandlockSandbox.alone(scratch, blobs, JAVA);
    };
  }

  private String best() {
    List<String> failures = new ArrayList<>();
    String firstAdvice = "";
    for (Tier tier : Tier.values()) {
      switch (probe(tier)) {
        case Probed.Works _ -> {
          return tier.word;
        }
        case Probed.Missing(String why, String advice) -> {
          failures.add(tier.word + ": " + withoutStop(why.lines().findFirst().orElse(why)));
          firstAdvice = firstAdvice.isEmpty() ? advice : firstAdvice;
        }
      }
    }
    throw new UnavailableException(
        ("Model-written code needs a sandbox, and there is none here (%s). %s. `alhazen doctor`"
                + " says what each needs. Or accept the risk with --sandbox none, which the paper"
                + " will state.")
            .formatted(String.join("; ", failures), withoutStop(firstAdvice)));
  }

  private static Tier named(String word) {
    return Stream.of(Tier.values())
        .filter(tier -> tier.word.equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "--sandbox is auto, %s or none, not '%s'."
                        .formatted(
                            Stream.of(Tier.values())
                                .map(Tier::word)
                                .collect(Collectors.joining(", ")),
                            word)));
  }

  private static String withoutStop(String sentence) {
    return sentence.strip().replaceFirst("\\.$", "");
  }
}
