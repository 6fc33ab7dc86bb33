package dev.alhazen.dataset;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.alhazen.base.Digest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// What `data.json` beside a prepared data set says: what it is, where it came from, and what its
/// files are.
///
/// @param prepared when, as ISO 8601
/// @param choices such as classes
/// @param sources what it was made from
/// @param files path → what it is
public record DataRecord(
    int version,
    String name,
    String title,
    String licence,
    String prepared,
    Recipe.Trust trust,
    SequencedMap<String, String> choices,
    List<Origin> sources,
    SequencedMap<String, Content> files) {
  static final String FILE = "data.json";
  static final int VERSION = 1;

  public DataRecord {
    choices = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(choices));
    sources = List.copyOf(sources);
    files = Collections.unmodifiableSequencedMap(new TreeMap<>(files));
  }

  /// A file that the data set was made from.
  ///
  /// @param from an address, or the name of a file that the user gave
  public record Origin(String file, String from, long bytes, Digest digest) {}

  /// A file of the data set.
  public record Content(long bytes, Digest digest) {}

  /// All bytes of its files.
  @JsonIgnore
  public long bytes() {
    return files.values().stream().mapToLong(Content::bytes).sum();
  }

  /// Of the names and contents of all files: the same wherever the set was prepared.
  @JsonIgnore
  public Digest digest() {
    StringBuilder lines = new StringBuilder();
    for (Map.Entry<String, Content> file : files.entrySet()) {
      lines.append(file.getKey()).append(' ').append(file.getValue().digest()).append('\n');
    }
    return Digest.of(lines.toString());
  }

  /// What was known of a source of this name.
  Optional<Origin> source(String file) {
    return sources.stream().filter(origin -> origin.file().equals(file)).findFirst();
  }
}
