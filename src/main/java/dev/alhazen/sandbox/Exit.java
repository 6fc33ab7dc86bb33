package dev.alhazen.sandbox;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;

/// How a sandboxed process tree ended.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Exit.Exited.class, name = "exited"),
  @JsonSubTypes.Type(value = Exit.TimedOut.class, name = "timed-out"),
  @JsonSubTypes.Type(value = Exit.NoProgress.class, name = "no-progress"),
  @JsonSubTypes.Type(value = Exit.CpuExhausted.class, name = "cpu-exhausted"),
  @JsonSubTypes.Type(value = Exit.TooManyProcesses.class, name = "too-many-processes"),
  @JsonSubTypes.Type(value = Exit.OutOfMemory.class, name = "out-of-memory"),
  @JsonSubTypes.Type(value = Exit.DiskFull.class, name = "disk-full"),
})
public sealed interface Exit {

  /// By itself; 128 + n where signal n ended it.
  record Exited(int code) implements Exit {}

  record TimedOut(Duration limit) implements Exit {}

  /// It wrote nothing for so long.
  record NoProgress(Duration silence) implements Exit {}

  /// Its processes together used more processor time than this.
  record CpuExhausted(Duration limit) implements Exit {}

  /// Where the kernel does not refuse the next process, the tree is ended.
  record TooManyProcesses(int limit) implements Exit {}

  record OutOfMemory(long limitBytes) implements Exit {}

  record DiskFull(long limitBytes) implements Exit {}

  default boolean isSuccess() {
    return this instanceof Exited(int code) && code == 0;
  }
}
