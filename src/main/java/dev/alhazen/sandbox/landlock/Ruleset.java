package dev.alhazen.sandbox.landlock;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;

/// Rules of Landlock: everything that the kernel's version can forbid is forbidden, but for what is
/// allowed below named paths. A version beyond the newest one known here is used like that one.
final class Ruleset implements AutoCloseable {
  /// The first version that stops files from being cut short by their path.
  static final int FILES = 3;

  /// The first version that stops signals to other processes; it stops connections, too.
  static final int SIGNALS = 6;

  private static final long EXECUTE = 1;
  private static final long WRITE_FILE = 1 << 1;
  private static final long READ_FILE = 1 << 2;
  private static final long READ_FOLDER = 1 << 3;
  private static final long MAKE_CHARACTER_DEVICE = 1 << 6;
  private static final long MAKE_BLOCK_DEVICE = 1 << 11;
  private static final long TRUNCATE = 1 << 14;
  private static final long FILES_OF_VERSION_3 = (1 << 15) - 1;
  private static final long DEVICE_CONTROL = 1 << 15;
  private static final long BIND_AND_CONNECT = 3;
  private static final long ABSTRACT_SOCKETS_AND_SIGNALS = 3;

  private static final long READ = EXECUTE | READ_FILE | READ_FOLDER;
  private static final long OF_A_FILE = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE;
  private static final long WRITE =
      FILES_OF_VERSION_3 & ~MAKE_CHARACTER_DEVICE & ~MAKE_BLOCK_DEVICE;

  private static final long VERSION_FLAG = 1;
  private static final long PATH_BENEATH = 1;
  private static final long HERE = -100;
  private static final long PATH_ONLY = 0x20_0000 | 0x8_0000; // O_PATH, O_CLOEXEC

  private final Arena arena = Arena.ofConfined();
  private final long descriptor;

  /// @param oldest the version that is needed at least
  Ruleset(int oldest) {
    int version = version();
    if (version < oldest) {
      throw new Native.Refused(
          "Landlock of version %d is needed, and here is version %d".formatted(oldest, version), 0);
    }
    MemorySegment attributes = arena.allocate(ValueLayout.JAVA_LONG, 3);
    long files = FILES_OF_VERSION_3 | (version >= 5 ? DEVICE_CONTROL : 0);
    attributes.setAtIndex(ValueLayout.JAVA_LONG, 0, files);
    attributes.setAtIndex(ValueLayout.JAVA_LONG, 1, version >= 4 ? BIND_AND_CONNECT : 0);
    attributes.setAtIndex(
        ValueLayout.JAVA_LONG, 2, version >= 6 ? ABSTRACT_SOCKETS_AND_SIGNALS : 0);
    // A kernel that does not know the last fields accepts them where they are zero.
    this.descriptor =
        Native.call(
            "a set of rules", Call.LANDLOCK_CREATE_RULESET, attributes, attributes.byteSize(), 0L);
  }

  /// The kernel's version of Landlock; 0 where it has none, or where it is not switched on.
  static int version() {
    try {
      return (int) Native.call("Landlock", Call.LANDLOCK_CREATE_RULESET, 0L, 0L, VERSION_FLAG);
    } catch (Native.Refused e) {
      return 0;
    }
  }

  /// Allows to read and run what is at or below a path.
  void allowReading(Path path) {
    allow(path, Files.isDirectory(path) ? READ : READ & OF_A_FILE);
  }

  /// Allows to change what is at or below a path, too, but not to make devices.
  void allowWriting(Path path) {
    allow(path, Files.isDirectory(path) ? WRITE : WRITE & OF_A_FILE);
  }

  /// Binds this thread, and whatever it becomes or starts, for good.
  void enforce() {
    Native.call("Landlock", Call.LANDLOCK_RESTRICT_SELF, descriptor, 0L);
  }

  @Override
  public void close() {
    arena.close();
  }

  /// Open descriptors need no closing: none of them survives the launcher's end.
  private void allow(Path path, long rights) {
    long opened = Native.call("a rule for " + path, Call.OPENAT, HERE, path.toString(), PATH_ONLY);
    MemorySegment rule = arena.allocate(12);
    rule.set(ValueLayout.JAVA_LONG, 0, rights);
    rule.set(ValueLayout.JAVA_INT, 8, (int) opened);
    Native.call("a rule for " + path, Call.LANDLOCK_ADD_RULE, descriptor, PATH_BENEATH, rule, 0L);
  }
}
