package dev.alhazen.cli;

import dev.alhazen.base.ConfigurationException;
import dev.alhazen.cli.PlaceOptions.Places;
import dev.alhazen.experiment.Baseline;
import dev.alhazen.experiment.Run;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.CachedSandbox;
import dev.alhazen.sandbox.Execution;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.SandboxRequest;
import dev.alhazen.sandbox.Slots;
import dev.alhazen.sandbox.SlottedSandbox;
import dev.alhazen.sandbox.bubblewrap.BubblewrapSandbox;
import dev.alhazen.sandbox.unconfined.UnconfinedSandbox;
import dev.alhazen.template.DataFetch;
import dev.alhazen.template.Device;
import dev.alhazen.template.FetchedData;
import dev.alhazen.template.Prepared;
import dev.alhazen.template.Template;
import dev.alhazen.template.TemplateFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Makes a template's baseline outside any study; the machine's cache keeps it for studies to come.
final class BaselineRun {
  /// How programs learn to reach the network, where that is not direct.
  private static final List<String> NETWORK =
      List.of(
          "HTTP_PROXY",
          "HTTPS_PROXY",
          "NO_PROXY",
          "http_proxy",
          "https_proxy",
          "no_proxy",
          "SSL_CERT_FILE",
          "REQUESTS_CA_BUNDLE",
          "HF_ENDPOINT");

  private final World world;
  private final Wiring wiring;
  private final Template template;
  private final Places places;
  private final String tier;
  private final Blobs blobs;

  BaselineRun(World world, Template template, Places places, String sandboxOption) {
    this.world = world;
    this.wiring = new Wiring(world);
    this.template = template;
    this.places = new Devices(world, world.err()::println).placed(template, places, Gpus.AUTO);
    this.tier = wiring.sandboxTier(sandboxOption);
    this.blobs = new Blobs(world.cache().resolve("baseline-blobs"));
  }

  /// The baseline; from the cache where it was made before.
  Run run(String preset) {
    Sandbox bare = Wiring.sandbox(tier, scratch(), blobs);
    Slots slots = slots();
    Prepared prepared = prepared(preset);
    return run(preset, prepared, slots, new SlottedSandbox(slots, _ -> {}, bare));
  }

  /// Whether the cache holds the baseline, as the template and this machine are now.
  boolean isMade(String preset) {
    try {
      Prepared prepared = wiring.prepare(template, preset, places, List.of(), _ -> {});
      run(preset, prepared, slots(), new Unmade(tier));
      return true;
    } catch (Unmade.Asked | ConfigurationException e) {
      return false;
    }
  }

  /// Runs the unmodified code once with network.
  void fetch(String preset) {
    FetchedData kept = new FetchedData(world.cache());
    if (kept.isThere(template)) {
      world.err().println("what the code downloads is in the cache already");
      return;
    }
    Sandbox sandbox =
        switch (tier) {
          case Tiers.NONE -> new UnconfinedSandbox(scratch(), blobs);
          case "bubblewrap" -> BubblewrapSandbox.withNetwork(scratch(), blobs);
          default ->
              throw new dev.alhazen.base.UnavailableException(
                  "Sandbox %s gives no network. Install bubblewrap, or say --sandbox none."
                      .formatted(tier));
        };
    DataFetch fetch = new DataFetch(sandbox, blobs, kept);
    Prepared prepared = prepared(preset);
    Template.Preset size = template.preset(preset);
    world
        .err()
        .println(
            "WITH NETWORK, once, the code as it is: "
                + String.join(" ", fetch.command(template, size, prepared)));
    int files = fetch.run(template, size, prepared, network());
    world
        .err()
        .println(
            "it downloaded %d file(s), which runs without network see from now on"
                .formatted(files));
  }

  private Run run(String preset, Prepared prepared, Slots slots, Sandbox next) {
    Sandbox sandbox =
        new CachedSandbox(world.cache().resolve("baselines"), blobs, slots.device(), next);
    return new Baseline(sandbox, blobs)
        .run(new Baseline.Input(template, preset, TemplateFiles.tree(template, blobs), prepared))
        .run();
  }

  private Prepared prepared(String preset) {
    return wiring.prepare(template, preset, places, List.of(), line -> world.err().println(line));
  }

  private Slots slots() {
    boolean onProcessor = places.device().equals(Optional.of(Device.CPU));
    return wiring.slots(onProcessor ? Gpus.NONE : Gpus.AUTO, 1, template);
  }

  private Path scratch() {
    return world.cache().resolve("scratch");
  }

  private Map<String, String> network() {
    Map<String, String> variables = new TreeMap<>();
    NETWORK.forEach(name -> world.variable(name).ifPresent(value -> variables.put(name, value)));
    return variables;
  }

  /// Stands where a baseline would be made, and refuses.
  private record Unmade(String tier) implements Sandbox {
    @Override
    public Execution run(SandboxRequest request) {
      throw new Asked();
    }

    private static final class Asked extends RuntimeException {
      private static final long serialVersionUID = 1;
    }
  }
}
