package dev.alhazen.cli;

import dev.alhazen.base.AlhazenException;
import dev.alhazen.dataset.Catalogue;
import dev.alhazen.dataset.DataSet;
import dev.alhazen.dataset.Shelf;
import dev.alhazen.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What `doctor` says about data sets: which are here, and what the templates' presets lack.
record DataStates(World world, Shelf shelf) {
  private static final String PART = "data sets";

  DoctorCommand.Line line() {
    List<String> ready = new ArrayList<>();
    List<String> complaints = new ArrayList<>();
    TreeSet<String> wanted = wanted();
    for (DataSet set : Catalogue.all()) {
      Shelf.State state = shelf.look(set.name());
      switch (state) {
        case Shelf.Ready _ -> ready.add(set.name());
        case Shelf.Damaged _ -> complaints.add(shelf.complaint(set.name(), state));
        case Shelf.Missing _ -> {
          if (wanted.contains(set.name())) {
            complaints.add(shelf.command(set.name()));
          }
        }
      }
    }
    return complaints.isEmpty()
        ? new DoctorCommand.Line(PART, DoctorCommand.State.OK, found(ready), "")
        : new DoctorCommand.Line(
            PART,
            DoctorCommand.State.OPTIONAL,
            found(ready),
            "for the presets that name them: " + String.join("; ", complaints));
  }

  private static String found(List<String> ready) {
    return ready.isEmpty() ? "none" : String.join(", ", ready);
  }

  /// What presets of the templates here name; a broken template is no matter of this.
  private TreeSet<String> wanted() {
    try {
      return new Wiring(world)
          .templates().list().stream()
              .map(Template::presets)
              .flatMap(presets -> presets.values().stream())
              .flatMap(preset -> preset.data().stream())
              .collect(Collectors.toCollection(TreeSet::new));
    } catch (AlhazenException e) {
      return new TreeSet<>();
    }
  }
}
