package dev.alhazen.model;

import dev.alhazen.base.DefectException;
import dev.alhazen.base.Json;
import dev.alhazen.base.Money;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The models that the program knows, with sizes and prices: a table with a date, which the user
/// may correct. This class is immutable.
public final class Catalogue {
  private static final String RESOURCE = "/dev/alhazen/model/models.json";

  private final Table table;
  private final SortedMap<String, Row> rows = new TreeMap<>();
  private final SortedMap<String, Price> given;

  private Catalogue(Table table, SortedMap<String, Price> given) {
    this.table = table;
    this.given = given;
    table.models.forEach(
        (group, models) -> models.forEach((name, row) -> rows.put(group + "/" + name, row)));
  }

  /// The table that the program ships.
  public static Catalogue builtIn() {
    try (InputStream in = Catalogue.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new DefectException("The table of models is missing from the program.");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Catalogue(
          Json.to(Json.parse(text, "The table of models"), Table.class), new TreeMap<>());
    } catch (IOException e) {
      throw new DefectException("The table of models cannot be read: %s.".formatted(e));
    }
  }

  /// The same table but for one model's price.
  public Catalogue with(ModelName name, Price price) {
    SortedMap<String, Price> changed = new TreeMap<>(given);
    changed.put(name.toString(), price);
    return new Catalogue(table, changed);
  }

  /// When the table was last looked over.
  public String date() {
    return table.date;
  }

  /// Where its figures come from, in a paragraph.
  public String about() {
    return table.about;
  }

  /// All families, by name; Claude's stand under `anthropic/`, whichever cloud serves them.
  public List<KnownModel> models() {
    return rows.keySet().stream()
        .map(key -> ModelName.parse(key.replaceFirst("^claude/", "anthropic/")))
        .map(this::find)
        .toList();
  }

  /// What is known of a model: a dated version, and a cloud's, are like their family where they
  /// have no row of their own; models on the user's own machine cost nothing.
  public KnownModel find(ModelName name) {
    KnownModel model =
        row(name)
            .map(row -> row.model(name))
            .orElseGet(() -> KnownModel.unlisted(name.toString(), ownMachine(name)));
    return Optional.ofNullable(given.get(name.toString())).map(model::withPrice).orElse(model);
  }

  /// Whether the price is the user's word rather than the table's.
  public boolean isGiven(ModelName name) {
    return given.containsKey(name.toString());
  }

  private Optional<Row> row(ModelName name) {
    return Family.of(name).stream().filter(rows::containsKey).findFirst().map(rows::get);
  }

  private static Optional<Price> ownMachine(ModelName name) {
    return name.provider().isFree() ? Optional.of(Price.FREE) : Optional.empty();
  }

  /// The resource's form.
  private record Table(String date, String about, Map<String, Map<String, Row>> models) {}

  /// @param regional what a cloud's endpoint of one region asks more, as a factor
  private record Row(
      long context,
      int reply,
      Rate price,
      Optional<List<Above>> tiers,
      Optional<BigDecimal> regional,
      Optional<Set<KnownModel.Ability>> can) {

    KnownModel model(ModelName name) {
      List<Price.Tier> longer =
          tiers.orElse(List.of()).stream()
              .map(tier -> new Price.Tier(tier.above, tier.price.rates()))
              .toList();
      Price usual = new Price(price.rates(), longer);
      Price asked = Family.isRegional(name) ? regional.map(usual::times).orElse(usual) : usual;
      return new KnownModel(
          name.toString(), context, reply, Optional.of(asked), can.orElse(Set.of()));
    }
  }

  private record Above(long above, Rate price) {}

  private record Rate(
      BigDecimal in,
      Optional<BigDecimal> cached,
      Optional<BigDecimal> write,
      BigDecimal out,
      Optional<BigDecimal> reasoning) {
    Rates rates() {
      return new Rates(
          new Money(in),
          new Money(cached.orElse(in)),
          new Money(write.orElse(in)),
          new Money(out),
          new Money(reasoning.orElse(out)));
    }
  }
}
