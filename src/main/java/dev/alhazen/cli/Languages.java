package dev.alhazen.cli;

import dev.alhazen.base.UnavailableException;
import dev.alhazen.base.UsageException;
import dev.alhazen.cli.PlaceOptions.Places;
import dev.alhazen.model.rehearsal.RehearsalModel;
import dev.alhazen.template.Template;
import dev.alhazen.template.TemplateScaffold.Language;
import dev.alhazen.template.TorchProbe;
import java.util.Optional;
import java.util.function.Consumer;

/// Which of a template's two versions is used, where it has two.
///
/// @param say told in a line which was chosen, and why, where the user did not say it
record Languages(World world, Consumer<String> say) {
  /// Who changes the code: the rehearsal's edits are written for one language.
  enum Coder {
    MODEL,
    REHEARSAL
  }

  /// @param typed a template's name or folder
  /// @throws UsageException where there is no version in the language that the user wants
  /// @throws UnavailableException where that version cannot run here
  Template choose(String typed, PlaceOptions options, Coder coder) {
    Template found = new Wiring(world).template(typed);
    return options
        .language()
        .map(wanted -> wanted(found, wanted, options.places(), coder))
        .orElseGet(() -> usual(found, options.places(), coder));
  }

  private Template wanted(Template found, Language wanted, Places places, Coder coder) {
    if (isIn(wanted, found)) {
      return found;
    }
    Template twin =
        new Wiring(world)
            .templates()
            .twin(found)
            .filter(other -> isIn(wanted, other))
            .orElseThrow(() -> none(found, wanted));
    if (wanted == Language.PYTHON) {
      requireEdits(twin, coder);
      requireTorch(twin, places);
    }
    return twin;
  }

  private static boolean isIn(Language language, Template template) {
    return language.word().equals(template.language());
  }

  private static UsageException none(Template found, Language wanted) {
    return new UsageException(
        "Template %s is written in %s; there is none of it in %s. Leave --language out."
            .formatted(found.name(), found.language(), wanted.word()));
  }

  private static void requireEdits(Template twin, Coder coder) {
    if (coder == Coder.REHEARSAL && RehearsalModel.isScripted(twin.name())) {
      throw new UsageException(
          ("The rehearsal's edits of %s are written in Java. Leave --language out, or rehearse on a"
                  + " copy of another name: alhazen template copy %s DIR --language python.")
              .formatted(twin.name(), twin.name()));
    }
  }

  private void requireTorch(Template twin, Places places) {
    if (torch(twin, places) instanceof TorchProbe.Absent(String why)) {
      throw new UnavailableException(
          ("Template %s in Python needs PyTorch: %s. Install it (python3 -m pip install torch numpy"
                  + " matplotlib), name another interpreter with --python PATH, or say --language"
                  + " java.")
              .formatted(twin.name(), why));
    }
  }

  private Template usual(Template found, Places places, Coder coder) {
    Optional<Template> twin =
        Optional.of(found)
            .filter(it -> isIn(Language.JAVA, it))
            .flatMap(it -> new Wiring(world).templates().twin(it))
            .filter(it -> isIn(Language.PYTHON, it));
    if (twin.isEmpty()) {
      return found;
    }
    if (coder == Coder.REHEARSAL) {
      return chosen(found, "in which the rehearsal's edits are written");
    }
    if (new Gpus(world).chosen(Gpus.AUTO).isEmpty()) {
      return chosen(found, "since nvidia-smi finds no GPU");
    }
    return switch (torch(twin.get(), places)) {
      case TorchProbe.OnGpu(String version, String python) ->
          chosen(twin.get(), "since PyTorch %s of %s finds a GPU".formatted(version, python));
      case TorchProbe.OnProcessor(String version, String python) ->
          chosen(found, "since PyTorch %s of %s finds no GPU".formatted(version, python));
      case TorchProbe.Absent(String why) -> chosen(found, "since " + why);
    };
  }

  private Template chosen(Template template, String why) {
    say.accept(
        "language %s, %s (--language java|python chooses)".formatted(template.language(), why));
    return template;
  }

  private TorchProbe.Answer torch(Template twin, Places places) {
    return new Wiring(world).environment(places, _ -> {}).torch(twin);
  }
}
