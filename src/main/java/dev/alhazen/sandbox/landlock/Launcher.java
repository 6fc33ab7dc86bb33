package dev.alhazen.sandbox.landlock;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// A program of its own that binds itself and then becomes the command. It is a process of its own,
/// and not a thread of this program, as nothing of this program's memory may be within reach.
final class Launcher {
  /// What the status file says once nothing but the command itself can fail.
  static final String BEGUN = "begun";

  /// Variables of the command reach the launcher under another name, so that they have no effect on
  /// its own virtual machine.
  static final String VARIABLE = "ALHAZEN_COMMAND_";

  private static final long PARENT_DEATH_SIGNAL = 1;
  private static final long KILL = 9;
  private static final long DROP_CAPABILITY = 24;
  private static final long NO_NEW_PRIVILEGES = 38;
  private static final long AMBIENT = 47;
  private static final long CLEAR_ALL = 4;
  private static final int CAPABILITIES = 64;
  private static final long FIRST_DESCRIPTOR = 3;
  private static final long LAST_DESCRIPTOR = 0xffff_ffffL;
  private static final long CLOSE_ON_EXEC = 4;

  private Launcher() {}

  /// @param words a policy
  public static void main(String[] words) throws IOException {
    launch(Policy.of(List.of(words)));
  }

  private static void launch(Policy policy) throws IOException {
    // Nothing of this program can be loaded once its files are out of sight.
    Objects.requireNonNull(Native.Refused.class);
    try (FileChannel status = FileChannel.open(policy.status(), StandardOpenOption.WRITE);
        Arena arena = Arena.ofConfined()) {
      try {
        var program = arena.allocateFrom(policy.command().getFirst());
        var arguments = Native.strings(policy.command(), arena);
        var variables = Native.strings(variables(), arena);
        bind(policy, Filter.of(policy.tree(), arena));
        say(status, BEGUN);
        Native.call("the command", Call.EXECVE, program, arguments, variables);
      } catch (Native.Refused e) {
        say(status, e.sentence());
      }
    }
  }

  private static void bind(Policy policy, Filter filter) {
    int oldest =
        switch (policy.tree()) {
          case NAMESPACE -> Ruleset.FILES;
          case SESSION -> Ruleset.SIGNALS;
        };
    Mounts.make(policy.places());
    try (Ruleset rules = new Ruleset(oldest)) {
      policy.reads().forEach(rules::allowReading);
      policy.writes().forEach(rules::allowWriting);
      switch (policy.tree()) {
        case NAMESPACE -> {
          Loopback.switchOn();
          Mounts.enter(policy.root());
          dropCapabilities();
        }
        case SESSION -> {}
      }
      // What `unshare` asked for belongs to another thread, which the next program replaces.
      Native.call("the end with its parent", Call.PRCTL, PARENT_DEATH_SIGNAL, KILL);
      Native.call("the workspace", Call.CHDIR, policy.folder().toString());
      Native.call("the end of new privileges", Call.PRCTL, NO_NEW_PRIVILEGES, 1L);
      Native.call(
          "closing files", Call.CLOSE_RANGE, FIRST_DESCRIPTOR, LAST_DESCRIPTOR, CLOSE_ON_EXEC);
      rules.enforce();
    }
    filter.enforce();
  }

  /// From the bounding set and the ambient one, which `unshare` filled: the command has none.
  private static void dropCapabilities() {
    Native.call("the end of ambient capabilities", Call.PRCTL, AMBIENT, CLEAR_ALL);
    for (long capability = 0; capability < CAPABILITIES; capability++) {
      try {
        Native.call("capability " + capability, Call.PRCTL, DROP_CAPABILITY, capability);
      } catch (Native.Refused e) {
        if (e.errno() != Native.INVALID || capability == 0) {
          throw e;
        }
        return; // The kernel knows no more.
      }
    }
  }

  private static List<String> variables() throws IOException {
    String all = Files.readString(Path.of("/proc/self/environ"), StandardCharsets.UTF_8);
    return Stream.of(all.split("\0"))
        .filter(each -> each.startsWith(VARIABLE))
        .map(each -> each.substring(VARIABLE.length()))
        .toList();
  }

  /// Through a channel that was opened before: its path is out of reach by now.
  private static void say(FileChannel status, String text) throws IOException {
    status.truncate(0);
    status.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
  }
}
