package dev.alhazen.sandbox.landlock;

import dev.alhazen.sandbox.landlock.Policy.Place;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.List;

/// The mount namespace of a launcher.
final class Mounts {
  private static final long BIND = 4096;
  private static final long ALL_BELOW = 16384;
  private static final long HERE = -100;
  private static final long RECURSIVE = 0x8000;
  private static final long READ_ONLY = 1;
  private static final long NO_SETUID = 2;
  private static final long DETACH = 2;

  private Mounts() {}

  static void make(List<Place> places) {
    for (Place place : places) {
      Native.call(
          "mount " + place.target(),
          Call.MOUNT,
          place.source().toString(),
          place.target().toString(),
          0L,
          BIND | ALL_BELOW,
          0L);
      switch (place.how()) {
        case AS_IT_IS -> {}
        case READ_ONLY -> set(place.target(), READ_ONLY | NO_SETUID);
      }
    }
  }

  /// Makes a mounted folder the root, after which the old one is gone.
  static void enter(Path root) {
    Native.call("the root", Call.CHDIR, root.toString());
    Native.call("the root", Call.PIVOT_ROOT, ".", ".");
    Native.call("the old root", Call.UMOUNT2, ".", DETACH);
    Native.call("the root", Call.CHDIR, "/");
  }

  /// Sets flags beside those that are there, some of which the kernel has locked.
  private static void set(Path target, long flags) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment attributes = arena.allocate(ValueLayout.JAVA_LONG, 4);
      attributes.setAtIndex(ValueLayout.JAVA_LONG, 0, flags);
      Native.call(
          "mount flags of " + target,
          Call.MOUNT_SETATTR,
          HERE,
          target.toString(),
          RECURSIVE,
          attributes,
          attributes.byteSize());
    }
  }
}
