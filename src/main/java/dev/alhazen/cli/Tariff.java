package dev.alhazen.cli;

import dev.alhazen.base.UsageException;
import dev.alhazen.model.Catalogue;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.Price;
import dev.alhazen.study.Role;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// The table of models with the user's own prices in it.
final class Tariff {
  private Tariff() {}

  /// @param prices `IN,OUT` for the main model, or `NAME=IN,OUT` where the name is a model's or a
  ///   role's; later ones count
  /// @param byRole the model that has a role
  static Catalogue of(List<String> prices, Function<Role, String> byRole) {
    Catalogue catalogue = Catalogue.builtIn();
    for (String entry : prices) {
      int equals = entry.lastIndexOf('=');
      String name = equals < 0 ? Role.MODEL.word() : entry.substring(0, equals).strip();
      Price price = Price.parse(entry.substring(equals + 1));
      catalogue = catalogue.with(ModelName.parse(role(name).map(byRole).orElse(name)), price);
    }
    return catalogue;
  }

  /// @throws UsageException where an entry cannot be read
  static void check(List<String> prices) {
    of(prices, _ -> "rehearsal");
  }

  private static Optional<Role> role(String name) {
    return Stream.of(Role.values()).filter(role -> role.word().equals(name)).findFirst();
  }
}
