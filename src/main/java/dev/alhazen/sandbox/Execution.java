package dev.alhazen.sandbox;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.alhazen.base.Digest;
import java.time.Duration;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// What a sandboxed command did.
///
/// @param stdout the head and tail of its standard output, at most 16 kB, progress lines collapsed
/// @param stderr the same of its standard error
/// @param outputs the declared files that it left, also after a failure
/// @param log where both streams are more than the texts above hold: all of them, as gzip, in the
///   blobs
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Execution(
    Exit exit, String stdout, String stderr, Duration wall, Tree outputs, Optional<Digest> log) {

  @JsonCreator
  public Execution {}

  /// Its texts hold all that it wrote.
  public Execution(Exit exit, String stdout, String stderr, Duration wall, Tree outputs) {
    this(exit, stdout, stderr, wall, outputs, Optional.empty());
  }

  /// All contents that it refers to, by the name under which a person knows them.
  SequencedMap<String, Digest> contents() {
    TreeMap<String, Digest> all = new TreeMap<>(outputs.files());
    log.ifPresent(digest -> all.put("its whole log", digest));
    return all;
  }
}
