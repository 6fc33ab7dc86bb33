package dev.alhazen.cli;

import dev.alhazen.base.ExitCode;
import dev.alhazen.base.Json;
import dev.alhazen.model.Catalogue;
import dev.alhazen.model.KnownModel;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.Price;
import dev.alhazen.model.Provider;
import dev.alhazen.study.Role;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The models that are known.
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    description = {
      "Known models: context, longest reply, prices with their date, and which keys are set.",
      "Dated versions cost what their family costs; others work, too, with --price."
    })
final class ModelsCommand implements Callable<Integer> {
  private final World world;

  @Parameters(
      arity = "0..1",
      paramLabel = "PROVIDER|SEARCH",
      description = "Only names that contain this.")
  private @Nullable String search;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  ModelsCommand(World world) {
    this.world = world;
  }

  /// One model.
  ///
  /// @param source whose word the price is: `table` or `yours`
  record Line(
      String model,
      long context,
      int longestReply,
      Optional<Price> price,
      String source,
      List<String> can) {}

  /// One provider.
  ///
  /// @param variable the environment variable of its key; empty where it needs none
  /// @param state `set`, `not set`, or `not needed`
  record Access(String provider, String variable, String state) {}

  record Listing(String date, String about, List<Line> models, List<Access> keys) {}

  @Override
  public Integer call() {
    Catalogue catalogue = Tariff.of(Settings.prices(world), (Role _) -> "rehearsal");
    Listing listing = new Listing(catalogue.date(), catalogue.about(), lines(catalogue), keys());
    if (json) {
      world.out().print(Json.pretty(listing));
    } else {
      show(listing);
    }
    return ExitCode.DONE.code();
  }

  private List<Line> lines(Catalogue catalogue) {
    return catalogue.models().stream()
        .filter(model -> isWanted(model.name()))
        .map(model -> line(catalogue, model))
        .toList();
  }

  private boolean isWanted(String name) {
    String wanted = Optional.ofNullable(search).orElse("").toLowerCase(Locale.ROOT);
    boolean claude = wanted.matches("bedrock|vertex(_ai)?") && name.startsWith("anthropic/");
    return claude || name.contains(wanted);
  }

  private static Line line(Catalogue catalogue, KnownModel model) {
    boolean given = catalogue.isGiven(ModelName.parse(model.name()));
    return new Line(
        model.name(),
        model.context(),
        model.longestReply(),
        model.price(),
        given ? "yours" : "table",
        model.can().stream().map(can -> can.name().toLowerCase(Locale.ROOT)).sorted().toList());
  }

  private List<Access> keys() {
    return Stream.of(Provider.values())
        .filter(provider -> provider != Provider.REHEARSAL)
        .map(this::access)
        .toList();
  }

  private Access access(Provider provider) {
    String variable = provider.keyVariable().orElse("");
    boolean set = provider.keyVariable().flatMap(world::variable).isPresent();
    String without = provider.needsKey() ? "not set" : "not needed";
    return new Access(provider.word(), variable, set ? "set" : without);
  }

  private void show(Listing listing) {
    Rows rows = new Rows("model", "context", "reply", "can", "US dollars per million tokens");
    listing
        .models()
        .forEach(
            line ->
                rows.add(
                    line.model(),
                    "%,d".formatted(line.context()),
                    "%,d".formatted(line.longestReply()),
                    String.join(" ", line.can()),
                    line.price().map(PriceText::brief).orElse("unknown")
                        + (line.source().equals("yours") ? " (yours)" : "")));
    world.out().print(rows);
    if (listing.models().isEmpty()) {
      world.say("No known model has '%s' in its name.".formatted(search));
    }
    world.say("");
    world.say("Prices of %s. %s".formatted(listing.date(), listing.about()));
    world.say("Claude's names are also bedrock/anthropic.NAME and vertex/NAME.");
    world.say("");
    world.say(
        listing.keys().stream()
            .filter(key -> !key.variable().isEmpty())
            .map(key -> "%s: %s %s".formatted(key.provider(), key.variable(), key.state()))
            .collect(Collectors.joining("; ", "Keys: ", ".")));
  }
}
