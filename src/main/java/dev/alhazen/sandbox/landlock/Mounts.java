package dev.alhazen.sandbox.landlock;

import dev.alhazen.sandbox.landlock.Policy.Place;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.List;

/// Arranges a mount namespace of the launcher's own: everything becomes read-only, which stops
/// what Landlock does not, such as a change of modes, owners and times; then the places are made.
final class Mounts {
  private static final long BIND = 4096;
  private static final long ALL_BELOW = 16384;
  private static final long HERE = -100;
  private static final long RECURSIVE = 0x8000;
  private static final long READ_ONLY = 1;
  private static final long KEEP = 0;

  private Mounts() {}

  static void arrange(List<Place> places) {
    change(Path.of("/"), RECURSIVE, READ_ONLY, KEEP);
    for (Place place : places) {
      bind(place);
      switch (place.how()) {
        case AS_IT_IS -> {}
        case READ_ONLY -> change(place.target(), KEEP, READ_ONLY, KEEP);
        case WRITABLE -> change(place.target(), KEEP, KEEP, READ_ONLY);
      }
    }
  }

  private static void bind(Place place) {
    Native.call(
        "mount " + place.target(),
        Call.MOUNT,
        place.source().toString(),
        place.target().toString(),
        0L,
        BIND | ALL_BELOW,
        0L);
  }

  /// Flags are set and cleared one by one: those that the kernel locked stay as they are.
  private static void change(Path target, long reach, long set, long clear) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment attributes = arena.allocate(ValueLayout.JAVA_LONG, 4);
      attributes.setAtIndex(ValueLayout.JAVA_LONG, 0, set);
      attributes.setAtIndex(ValueLayout.JAVA_LONG, 1, clear);
      Native.call(
          "mount attributes of " + target,
          Call.MOUNT_SETATTR,
          HERE,
          target.toString(),
          reach,
          attributes,
          attributes.byteSize());
    }
  }
}
