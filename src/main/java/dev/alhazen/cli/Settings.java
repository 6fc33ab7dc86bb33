package dev.alhazen.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Values for options that the command line does not give: `ALHAZEN_*` variables, then
/// `alhazen.yaml` in the working folder, then `~/.config/alhazen/config.yaml`.
final class Settings implements IDefaultValueProvider {
  private final World world;
  private final Set<String> options;
  private final Set<String> valued;
  private @Nullable Map<String, String> fromFiles;

  /// @param valued those of the options that take a value in some command
  private Settings(World world, Set<String> options, Set<String> valued) {
    this.world = world;
    this.options = Set.copyOf(options);
    this.valued = Set.copyOf(valued);
  }

  /// @param program whose options may be set, those of its commands included
  static Settings of(World world, CommandLine program) {
    List<OptionSpec> all = options(program).toList();
    return new Settings(
        world, names(all.stream()), names(all.stream().filter(option -> !isFlag(option))));
  }

  /// Prices of the user's own, as `NAME=IN,OUT`, in the order in which they count.
  static List<String> prices(World world) {
    return SettingsFile.all(world).reversed().stream()
        .flatMap(file -> file.prices().entrySet().stream())
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .toList();
  }

  private static Stream<OptionSpec> options(CommandLine command) {
    return Stream.concat(
        command.getCommandSpec().options().stream(),
        command.getSubcommands().values().stream().flatMap(Settings::options));
  }

  private static Set<String> names(Stream<OptionSpec> options) {
    return options.flatMap(Settings::longNames).collect(Collectors.toCollection(TreeSet::new));
  }

  /// A flag of one command may have the name of another's option, which the setting is meant for.
  private boolean isMeant(OptionSpec option, String name) {
    return !isFlag(option) || !valued.contains(name);
  }

  private static boolean isFlag(OptionSpec option) {
    return option.type() == boolean.class || option.type() == Boolean.class;
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)) {
      return null;
    }
    return longNames(option)
        .filter(name -> isMeant(option, name))
        .flatMap(name -> value(name).stream())
        .findFirst()
        .orElse(null);
  }

  private static Stream<String> longNames(OptionSpec option) {
    return Stream.of(option.names())
        .filter(name -> name.startsWith("--"))
        .map(name -> name.substring(2));
  }

  private Optional<String> value(String name) {
    String variable = "ALHAZEN_" + name.replace('-', '_').toUpperCase(Locale.ROOT);
    return Optional.ofNullable(world.environment().get(variable))
        .or(() -> Optional.ofNullable(fileValues().get(name)));
  }

  private synchronized Map<String, String> fileValues() {
    Map<String, String> known = fromFiles;
    if (known == null) {
      known = new LinkedHashMap<>();
      for (SettingsFile file : SettingsFile.all(world)) {
        file.values(options).forEach(known::putIfAbsent);
      }
      fromFiles = known;
    }
    return known;
  }
}
