package dev.alhazen.dataset;

import dev.alhazen.base.Digest;
import dev.alhazen.base.MalformedException;
import dev.alhazen.base.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Puts data sets on a shelf: downloads or takes what a user has, checks it, turns it into the form
/// that templates read, and lets it appear when it is whole.
public final class Preparation {
  private final Shelf shelf;
  private final Download download;
  private final Space space;
  private final InstantSource clock;
  private final Consumer<String> news;

  /// @param news hears what a user should know
  public Preparation(
      Shelf shelf, Download download, Space space, InstantSource clock, Consumer<String> news) {
    this.shelf = shelf;
    this.download = download;
    this.space = space;
    this.clock = clock;
    this.news = news;
  }

  /// Whether a source that is another than before is taken.
  public enum Changed {
    REFUSED,
    ACCEPTED
  }

  /// Downloads and prepares.
  ///
  /// @throws dev.alhazen.base.UnavailableException where it cannot be downloaded or kept
  /// @throws MalformedException where what came is not the data set; it is kept beside, for a look
  public DataRecord download(DataSet set, Changed changed) {
    try (Bench bench = Bench.open(shelf, set.name())) {
      Path downloads = bench.downloads();
      space.require(
          downloads, set.recipe().bytes() + left(set, downloads), "The data set " + set.name());
      List<Path> files = new ArrayList<>();
      List<String> origins = new ArrayList<>();
      for (Source source : set.sources()) {
        Path file = downloads.resolve(source.file());
        if (!Files.exists(file)) {
          download.fetch(source, file);
        }
        files.add(file);
        origins.add(source.address().toString());
      }
      DataRecord content = made(bench, set, Material.of(files), origins, changed);
      bench.clearDownloads();
      return content;
    } catch (Damage e) {
      throw damaged(set, e);
    }
  }

  /// Prepares from what the user has.
  ///
  /// @param given a file, an archive, or a folder of files
  public DataRecord take(DataSet set, Path given, Changed changed) {
    if (!Files.exists(given)) {
      throw new UsageException("--from %s does not exist.".formatted(given));
    }
    try (Bench bench = Bench.open(shelf, set.name())) {
      space.require(shelf.root(), set.recipe().bytes(), "The data set " + set.name());
      Material material = Material.of(given, set);
      if (material.files().isEmpty()) {
        throw new UsageException(
            "--from %s holds no %s."
                .formatted(
                    given, String.join(" or ", set.sources().stream().map(Source::file).toList())));
      }
      List<String> origins =
          material.files().stream().map(file -> "file " + file.getFileName()).toList();
      return made(bench, set, material, origins, changed);
    } catch (Damage e) {
      throw new MalformedException("%s %s. Nothing was prepared.".formatted(e.file(), e.reason()));
    } catch (IOException e) {
      throw PartFile.unusable(given, e);
    }
  }

  /// What is still to be downloaded, as far as it is known.
  private static long left(DataSet set, Path downloads) {
    return set.sources().stream()
        .filter(source -> !Files.exists(downloads.resolve(source.file())))
        .mapToLong(
            source ->
                Math.max(0, source.bytes() - new PartFile(downloads.resolve(source.file())).size()))
        .sum();
  }

  private DataRecord made(
      Bench bench, DataSet set, Material material, List<String> origins, Changed changed) {
    Path making = bench.making();
    try {
      set.recipe().write(material, making);
      DataRecord content =
          new DataRecord(
              DataRecord.VERSION,
              set.name(),
              set.title(),
              set.licence(),
              clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
              set.recipe().trust(),
              set.recipe().choices(),
              origins(material, origins),
              Bench.contents(making));
      compare(content, changed);
      bench.publish(content);
      return content;
    } catch (IOException e) {
      throw PartFile.unusable(making, e);
    }
  }

  private static List<DataRecord.Origin> origins(Material material, List<String> from)
      throws IOException {
    List<DataRecord.Origin> origins = new ArrayList<>();
    for (Path file : material.files()) {
      origins.add(
          new DataRecord.Origin(
              file.getFileName().toString(),
              from.get(origins.size()),
              Files.size(file),
              Digest.ofFile(file)));
    }
    return origins;
  }

  /// Where nobody publishes a digest, what was seen first is what it has to be.
  private void compare(DataRecord content, Changed changed) {
    Optional<DataRecord> before =
        switch (shelf.look(content.name())) {
          case Shelf.Ready(DataRecord known) -> Optional.of(known);
          case Shelf.Damaged(String _, Optional<DataRecord> known) -> known;
          case Shelf.Missing _ -> Optional.empty();
        };
    for (DataRecord.Origin origin : content.sources()) {
      Optional<DataRecord.Origin> other =
          before
              .flatMap(known -> known.source(origin.file()))
              .filter(known -> !known.digest().equals(origin.digest()));
      if (other.isPresent() && content.trust() == Recipe.Trust.FIRST_SEEN) {
        String difference =
            "%s from %s is not what it was on %s: its SHA-256 was %s and is %s"
                .formatted(
                    origin.file(),
                    origin.from(),
                    Shelf.day(before.orElseThrow()),
                    other.get().digest(),
                    origin.digest());
        if (changed == Changed.REFUSED) {
          throw new MalformedException(difference + ". To take it as it is now, add --again.");
        }
        news.accept(difference);
      }
    }
  }

  /// Sets the file aside, so that the next attempt does not find it again.
  private static MalformedException damaged(DataSet set, Damage e) {
    String from =
        set.sources().stream()
            .filter(source -> e.file().endsWith(source.file()))
            .map(source -> source.address().toString())
            .findFirst()
            .orElse(e.file().toString());
    Path aside = e.file().resolveSibling(e.file().getFileName() + ".damaged");
    try {
      Files.move(e.file(), aside, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw PartFile.unusable(aside, failure);
    }
    return new MalformedException(
        ("%s %s. Nothing was prepared; what came was set aside as %s. Run the command again to"
                + " download it anew, or name a mirror with --url URL.")
            .formatted(from, e.reason(), aside));
  }
}
