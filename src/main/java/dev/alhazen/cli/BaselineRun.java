package dev.alhazen.cli;

import dev.alhazen.base.Json;
import dev.alhazen.evidence.Measurement;
import dev.alhazen.experiment.Baseline;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.CachedSandbox;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.Slots;
import dev.alhazen.sandbox.SlottedSandbox;
import dev.alhazen.template.Prepared;
import dev.alhazen.template.Template;
import dev.alhazen.template.TemplateFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Makes a template's baseline outside any study; the machine's cache keeps it for studies to come.
final class BaselineRun {
  private final World world;
  private final Form form;

  /// How the result is shown.
  enum Form {
    TABLE,
    JSON
  }

  BaselineRun(World world, Form form) {
    this.world = world;
    this.form = form;
  }

  void run(Template template, Optional<String> presetOption, String sandboxOption) {
    String preset = Presets.choose(template, presetOption);
    Wiring wiring = new Wiring(world);
    Path cache = world.cache();
    Blobs blobs = new Blobs(cache.resolve("baseline-blobs"));
    Sandbox bare =
        Wiring.sandbox(wiring.sandboxTier(sandboxOption), cache.resolve("scratch"), blobs);
    Slots slots = wiring.slots(Gpus.AUTO, 1, template);
    Sandbox sandbox =
        new CachedSandbox(
            cache.resolve("baselines"),
            blobs,
            slots.device(),
            new SlottedSandbox(slots, _ -> {}, bare));
    Prepared prepared =
        wiring.prepare(template, Optional.empty(), List.of(), line -> world.err().println(line));
    Baseline.Made made =
        new Baseline(sandbox, blobs)
            .run(
                new Baseline.Input(
                    template, preset, TemplateFiles.tree(template, blobs), prepared));
    show(made.run().results().measurements());
    if (form == Form.TABLE) {
      world.say("took " + Span.display(made.run().wall()));
    }
  }

  private void show(List<Measurement> measurements) {
    if (form == Form.JSON) {
      world.out().print(Json.pretty(measurements));
      return;
    }
    Rows rows = new Rows("data set", "metric", "mean", "standard error", "n");
    measurements.forEach(
        m -> rows.add(m.dataset(), m.metric(), number(m.mean()), number(m.stderr()), "" + m.n()));
    world.out().print(rows);
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "unknown" : String.format(Locale.ROOT, "%.4g", value);
  }
}
