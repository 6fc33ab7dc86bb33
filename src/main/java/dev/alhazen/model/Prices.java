package dev.alhazen.model;

import dev.alhazen.base.DefectException;
import dev.alhazen.base.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// What models cost: a table with a date, which the user may correct.
///
/// @param date when the table was last looked over
/// @param byName prices by full model name, in order
public record Prices(String date, SequencedMap<String, Price> byName) {
  private static final String RESOURCE = "/dev/alhazen/model/prices.json";

  public Prices {
    byName = Collections.unmodifiableSequencedMap(new TreeMap<>(byName));
  }

  /// The table that the program ships.
  public static Prices builtIn() {
    try (InputStream in = Prices.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new DefectException("The price table is missing from the program.");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Table table = Json.to(Json.parse(text, "The price table"), Table.class);
      SequencedMap<String, Price> byName = new TreeMap<>();
      table.models.forEach((name, price) -> byName.put(name, Price.parse(price)));
      return new Prices(table.date, byName);
    } catch (IOException e) {
      throw new DefectException("The price table cannot be read: %s.".formatted(e));
    }
  }

  /// The same table but for one model's price, as given with `--price`.
  public Prices with(ModelName name, Price price) {
    SequencedMap<String, Price> changed = new TreeMap<>(byName);
    changed.put(name.toString(), price);
    return new Prices(date, changed);
  }

  /// The model's price, a dated version's being that of its family where it has none of its own;
  /// nothing for models on the user's own machine.
  public Optional<Price> find(ModelName name) {
    Optional<Price> listed = Optional.ofNullable(byName.get(name.toString()));
    if (listed.isPresent()) {
      return listed;
    }
    if (name.provider().isFree()) {
      return Optional.of(Price.FREE);
    }
    String family = name.toString().replaceFirst("-\\d{4}-?\\d{2}-?\\d{2}$", "");
    return Optional.ofNullable(byName.get(family));
  }

  private record Table(String date, Map<String, String> models) {}
}
