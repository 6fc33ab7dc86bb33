package dev.alhazen.dataset;

import dev.alhazen.base.UsageException;
import java.util.List;

/// A data set that can be prepared.
///
/// @param name also that of its folder, such as `enwik8`
/// @param title what it is, in a few words
/// @param licence under which terms it may be used, for people
/// @param sources what is downloaded
/// @param recipe what is made of that
public record DataSet(
    String name, String title, String licence, List<Source> sources, Recipe recipe) {
  public DataSet {
    sources = List.copyOf(sources);
  }

  /// The same from a mirror.
  ///
  /// @param mirror see [Source#at]; with several sources a folder
  public DataSet at(String mirror) {
    if (sources.size() > 1 && !mirror.endsWith("/")) {
      throw new UsageException(
          "%s is made from %d files, so --url must name the folder that they are in, and end with /."
              .formatted(name, sources.size()));
    }
    List<Source> mirrored = sources.stream().map(source -> source.at(mirror)).toList();
    return new DataSet(name, title, licence, mirrored, recipe);
  }
}
