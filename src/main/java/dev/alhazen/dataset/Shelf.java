package dev.alhazen.dataset;

import dev.alhazen.base.AlhazenException;
import dev.alhazen.base.ConfigurationException;
import dev.alhazen.base.Digest;
import dev.alhazen.base.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/// The folder in which prepared data sets lie, each in a folder of its name. What is found there is
/// whole: a folder without a record, or with other files than the record says, is none.
public final class Shelf {
  private final Path root;
  private final String option;

  private Shelf(Path root, String option) {
    this.root = root.toAbsolutePath().normalize();
    this.option = option;
  }

  /// The one that is looked at where the user names none.
  public static Shelf usual(Path root) {
    return new Shelf(root, "");
  }

  /// One that the user named.
  public static Shelf named(Path root) {
    return new Shelf(root, " --data-dir " + root);
  }

  public Path root() {
    return root;
  }

  public Path folder(String name) {
    return root.resolve(name);
  }

  /// The command that prepares a data set here.
  public String command(String name) {
    return "alhazen data prepare %s%s".formatted(name, option);
  }

  /// How a data set stands.
  public sealed interface State {}

  /// It can be used.
  public record Ready(DataRecord content) implements State {}

  /// It was never prepared here.
  public record Missing() implements State {}

  /// It was prepared, and is not what it was.
  ///
  /// @param reason continues a sentence that begins with its name
  public record Damaged(String reason, Optional<DataRecord> content) implements State {}

  /// How it seems, from the lengths of its files.
  public State look(String name) {
    return state(name, Shelf::isAsLong);
  }

  /// How it is; reads all of it.
  public State verify(String name) {
    return state(name, (file, known) -> isAsLong(file, known) && isSame(file, known));
  }

  /// The record of a data set that is to be used; reads all of it.
  ///
  /// @throws ConfigurationException where it is not there or damaged, with the command to give
  public DataRecord require(String name) {
    return switch (verify(name)) {
      case Ready(DataRecord content) -> content;
      case State other -> throw new ConfigurationException(complaint(name, other) + ".");
    };
  }

  /// What is to be said of a data set that cannot be used, without a full stop.
  public String complaint(String name, State state) {
    return switch (state) {
      case Ready _ -> "%s is prepared".formatted(name);
      case Missing _ -> "%s is not prepared: run '%s'".formatted(name, command(name));
      case Damaged(String reason, _) ->
          "%s %s: run '%s' to make it anew".formatted(name, reason, command(name));
    };
  }

  private State state(String name, BiPredicate<Path, DataRecord.Content> isIntact) {
    Path folder = folder(name);
    if (!Files.isDirectory(folder)) {
      return new Missing();
    }
    Path file = folder.resolve(DataRecord.FILE);
    if (!Files.exists(file)) {
      return new Damaged(
          "is no prepared data set (%s holds no data.json)".formatted(folder), Optional.empty());
    }
    DataRecord content;
    try {
      content = Json.read(file, DataRecord.class);
    } catch (AlhazenException e) {
      return new Damaged(
          "has a record that cannot be read (%s)".formatted(e.explanation()), Optional.empty());
    }
    return content.files().entrySet().stream()
        .filter(known -> !isIntact.test(folder.resolve(known.getKey()), known.getValue()))
        .map(Map.Entry::getKey)
        .findFirst()
        .<State>map(
            path ->
                new Damaged(
                    "is damaged (%s is not what was prepared on %s)"
                        .formatted(folder.resolve(path), day(content)),
                    Optional.of(content)))
        .orElseGet(() -> new Ready(content));
  }

  static String day(DataRecord content) {
    return content.prepared().replaceFirst("T.*", "");
  }

  private static boolean isAsLong(Path file, DataRecord.Content known) {
    try {
      return Files.isRegularFile(file) && Files.size(file) == known.bytes();
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isSame(Path file, DataRecord.Content known) {
    try {
      return Digest.ofFile(file).equals(known.digest());
    } catch (UncheckedIOException e) {
      return false;
    }
  }
}
