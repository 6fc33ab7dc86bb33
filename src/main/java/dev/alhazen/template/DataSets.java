package dev.alhazen.template;

import dev.alhazen.base.Finding;
import dev.alhazen.dataset.Catalogue;
import dev.alhazen.dataset.DataRecord;
import dev.alhazen.dataset.Shelf;
import dev.alhazen.sandbox.Mount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The prepared data sets that a template's presets read, each mounted read-only at `data/NAME` in
/// the working folder of every command.
record DataSets(Shelf shelf) {
  private static final String SMOKE = "smoke";

  /// Names that a manifest lists.
  static List<String> names(Place place) {
    for (Place name : place.items()) {
      if (!Catalogue.names().contains(name.text())) {
        throw name.must("be one of " + String.join(", ", Catalogue.names()));
      }
    }
    return place.texts();
  }

  static boolean areNamedBy(Template template) {
    return template.presets().values().stream().anyMatch(preset -> !preset.data().isEmpty());
  }

  /// @param preset that runs; edits are tried with the preset `smoke` besides
  /// @throws dev.alhazen.base.ConfigurationException where one is missing or damaged
  List<Mount> mounts(Template template, String preset) {
    return Stream.concat(
            Stream.of(template.preset(preset)),
            Optional.ofNullable(template.presets().get(SMOKE)).stream())
        .flatMap(size -> size.data().stream())
        .distinct()
        .map(this::mount)
        .toList();
  }

  /// Recorded by what it holds, not by where it lies.
  private Mount mount(String name) {
    DataRecord content = shelf.require(name);
    return new Mount(
        "data %s %s".formatted(name, content.digest()), shelf.folder(name), "data/" + name);
  }

  /// One for each data set that is missing or damaged, with the presets that need it.
  List<Finding> findings(Template template) {
    Map<String, List<String>> readers = new LinkedHashMap<>();
    template
        .presets()
        .forEach(
            (preset, size) ->
                size.data()
                    .forEach(
                        name -> readers.computeIfAbsent(name, _ -> new ArrayList<>()).add(preset)));
    List<Finding> findings = new ArrayList<>();
    readers.forEach(
        (name, presets) -> {
          Shelf.State state = shelf.verify(name);
          if (!(state instanceof Shelf.Ready)) {
            findings.add(
                Finding.warn(
                    "data",
                    "presets." + String.join(", ", presets),
                    shelf.complaint(name, state) + "."));
          }
        });
    return findings;
  }
}
