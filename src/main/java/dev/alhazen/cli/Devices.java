package dev.alhazen.cli;

import dev.alhazen.base.UsageException;
import dev.alhazen.cli.PlaceOptions.Places;
import dev.alhazen.template.Device;
import dev.alhazen.template.Template;
import java.util.Optional;
import java.util.function.Consumer;

/// What a template's experiments compute on, where they can be told.
///
/// @param say told why the processor computes though there is a GPU
record Devices(World world, Consumer<String> say) {

  /// @param gpus the option that says which GPUs the runs may have
  /// @return empty where the template is not told
  /// @throws UsageException where it is to be told, and cannot
  Optional<Device> choose(Template template, Places places, String gpus) {
    if (!Device.isTaken(template)) {
      places.device().ifPresent(wanted -> refuse(template, wanted));
      return Optional.empty();
    }
    return Optional.of(places.device().orElseGet(() -> usual(template, places, gpus)));
  }

  private Device usual(Template template, Places places, String gpus) {
    Wiring wiring = new Wiring(world);
    if (wiring.gpus(gpus, template).isEmpty()) {
      return Device.CPU;
    }
    if (!wiring.environment(places, _ -> {}).isAvailable(Device.CUDA, template)) {
      say.accept("device   cpu, since no repository has the library for CUDA (docs/templates.md)");
      return Device.CPU;
    }
    return Device.CUDA;
  }

  private static void refuse(Template template, Device wanted) {
    throw new UsageException(
        "--device %s: template %s cannot be told. Its command has no {device}, and it names no"
                .formatted(wanted.word(), template.name())
            + " library of DJL with `gpu: optional`; leave --device out.");
  }

  /// The same places with the device that was chosen.
  Places placed(Template template, Places places, String gpus) {
    return choose(template, places, gpus).map(places::on).orElse(places);
  }
}
