package dev.alhazen.cli;

import dev.alhazen.study.Asked;
import dev.alhazen.template.Device;
import dev.alhazen.template.TemplateScaffold;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of every command that runs a template: what of this machine it uses.
final class PlaceOptions {
  @Option(
      names = "--python",
      paramLabel = "PATH",
      description =
          "The Python for Python templates. Default: the template's .venv, else an environment made"
              + " from its requirements.txt, else the active one, else python3.")
  @Nullable String python;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Data that the template reads as ../../data or ../../../data, mounted read-only. Default:"
              + " that folder beside templates/NAME, where its scripts name it.")
  @Nullable String data;

  @Option(
      names = "--device",
      paramLabel = "cpu|cuda",
      description =
          "What experiments compute on that can be told. Default: cuda where the runs have a GPU and"
              + " the libraries for it can be had, else cpu.")
  @Nullable Device device;

  @Option(
      names = "--language",
      paramLabel = "java|python",
      description =
          "Which of a template's two versions is used, where it has two. Default: python where its"
              + " PyTorch finds a GPU, else java.")
  TemplateScaffold.@Nullable Language language;

  Places places() {
    return new Places(
        Optional.ofNullable(python), Optional.ofNullable(data), Optional.ofNullable(device));
  }

  Optional<TemplateScaffold.Language> language() {
    return Optional.ofNullable(language);
  }

  /// What the user named, as typed.
  record Places(Optional<String> python, Optional<String> data, Optional<Device> device) {
    static Places of(Asked asked) {
      Asked.Options options = asked.options();
      return new Places(options.python(), options.data(), options.device());
    }

    Places on(Device chosen) {
      return new Places(python, data, Optional.of(chosen));
    }
  }
}
