package dev.alhazen.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The words before the program that makes a sandbox: they open a status file as descriptor 9 and a
/// filter of system calls as 8, make closed places reachable, and let the kernel take this tree
/// first where memory runs out.
public final class Entrance {
  private static final String SCRIPT = resource("enter.sh");

  private Entrance() {}

  /// @param status the file for descriptor 9, which is emptied
  /// @param filter the file for descriptor 8
  /// @param sources of which all have been asked for
  public static List<String> words(Path status, Path filter, Sources sources) {
    List<String> words = new ArrayList<>();
    if (!sources.moved().isEmpty()) {
      words.addAll(List.of("unshare", "--mount", "--"));
    }
    words.addAll(List.of("sh", "-c", SCRIPT, "enter"));
    words.addAll(List.of(status.toString(), filter.toString()));
    words.addAll(List.of(sources.place().toString(), "" + sources.moved().size()));
    sources.moved().forEach(path -> words.add(path.toString()));
    return words;
  }

  /// The words that make what follows run as an unused user.
  public static List<String> asUser(UserLease user) {
    String id = "" + user.id();
    return List.of("setpriv", "--reuid", id, "--regid", id, "--clear-groups", "--no-new-privs");
  }

  private static String resource(String name) {
    try (InputStream in = Entrance.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
