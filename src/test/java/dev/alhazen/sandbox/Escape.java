package dev.alhazen.sandbox;

import java.util.List;

/// One attempt to get out of a sandbox, or to take more than was given.
///
/// The script succeeds where it prints `ESCAPED`, shows the secret, touches the bystander or
/// changes anything outside; it prints `tried` at its end, so that a missing tool is no success of
/// ours. It finds the world outside through the variables of `Outside`.
///
/// @param id a short name, by which a tier says what it does not hold
/// @param area the chapter of the table
/// @param attempt what is tried, for people
/// @param stops what stops it in the tier `bubblewrap`
/// @param command program and arguments
/// @param limits what it may use
/// @param ends how it may end
/// @param control whether it can be tried for real, without harm, where nothing confines it
record Escape(
    String id,
    String area,
    String attempt,
    String stops,
    List<String> command,
    Limits limits,
    List<Class<? extends Exit>> ends,
    Control control) {

  enum Control {
    HARMLESS,
    DANGEROUS
  }

  private static final List<Class<? extends Exit>> BY_ITSELF = List.of(Exit.Exited.class);

  /// What every attempt in Python begins with: `attempt(f)` calls f, and it is an escape where f
  /// returns something true; an error of the system is the sandbox's refusal.
  private static final String PRELUDE =
      """
      import ctypes, os, signal, socket, struct, subprocess, sys
      sys.stderr = open(os.devnull, "w")
      libc = ctypes.CDLL(None, use_errno=True)
      def checked(result):
          if result == -1:
              raise OSError(ctypes.get_errno(), "refused")
          return True
      def number(intel, arm):
          return intel if os.uname().machine == "x86_64" else arm
      def attempt(f):
          try:
              if f():
                  print("ESCAPED", flush=True)
          except (OSError, OverflowError):
              pass
      """;

  Escape {
    command = List.copyOf(command);
    ends = List.copyOf(ends);
  }

  /// The attempts of one chapter.
  record Chapter(String area) {
    /// @param script for `sh`; it tries on where one of its attempts fails
    Escape shell(String id, String attempt, String stops, String script) {
      String whole = "exec 2>/dev/null\n%s\necho tried\n".formatted(script.strip());
      return escape(id, attempt, stops, List.of("bash", "-c", whole));
    }

    Escape python(String id, String attempt, String stops, String code) {
      String whole = PRELUDE + code + "print('tried')\n";
      return escape(id, attempt, stops, List.of("/usr/bin/python3", "-c", whole));
    }

    private Escape escape(String id, String attempt, String stops, List<String> command) {
      return new Escape(
          id, area, attempt, stops, command, SandboxFixture.SMALL, BY_ITSELF, Control.DANGEROUS);
    }
  }

  /// It can be tried unconfined, to show that the attempt is a real one.
  Escape harmless() {
    return new Escape(id, area, attempt, stops, command, limits, ends, Control.HARMLESS);
  }

  /// With other limits, and ended by one of them, or by itself where that is listed, too.
  @SafeVarargs
  final Escape under(Limits other, Class<? extends Exit>... ends) {
    return new Escape(id, area, attempt, stops, command, other, List.of(ends), control);
  }

  boolean endsByItself() {
    return ends.equals(BY_ITSELF);
  }

  @Override
  public String toString() {
    return id;
  }
}
