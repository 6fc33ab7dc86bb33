package dev.alhazen.template;

import dev.alhazen.base.UnavailableException;
import dev.alhazen.sandbox.Mount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A JDK as templates use it: at one place in every sandbox, with the template's libraries on the
/// class path and the native libraries of the deep learning engine unpacked beforehand.
final class JavaTools {
  static final String LIBRARIES_NAME = "libraries";
  static final String NATIVES_NAME = "native-libraries";
  private static final String JDK = "/opt/alhazen/jdk";
  private static final String LIBRARIES = "/opt/alhazen/lib";
  private static final String NATIVES = "/opt/alhazen/djl";
  private static final String ENGINE = "ai.djl";

  private final Path home;
  private final Cache cache;
  private final Consumer<String> progress;

  JavaTools(Path home, Cache cache, Consumer<String> progress) {
    this.home = home;
    this.cache = cache;
    this.progress = progress;
  }

  static boolean isJava(String program) {
    return program.equals("java") || program.equals("javac");
  }

  /// Adds what Java commands of these libraries need.
  void prepare(List<Coordinates> libraries, Ingredients to) {
    to.mount(new Mount("jdk", real(home), JDK));
    configuration().forEach(to::mount);
    to.variable("JAVA_HOME", JDK);
    if (!libraries.isEmpty()) {
      Path jars = new Libraries(cache, progress).folder(libraries);
      to.mount(new Mount(LIBRARIES_NAME, jars, LIBRARIES));
      if (libraries.stream().anyMatch(library -> library.group().startsWith(ENGINE))) {
        Path natives = new NativeLibraries(home, cache, progress).folder(jars);
        to.mount(new Mount(NATIVES_NAME, natives, NATIVES));
        to.variable("DJL_CACHE_DIR", NATIVES);
        to.variable("DJL_OFFLINE", "true");
        to.variable("OPT_OUT_TRACKING", "true");
      }
    }
  }

  /// The command as the sandbox runs it.
  static List<String> command(List<String> words, List<Coordinates> libraries) {
    List<String> command = new ArrayList<>();
    command.add(JDK + "/bin/" + words.getFirst());
    if (!libraries.isEmpty()) {
      command.addAll(List.of("-cp", LIBRARIES + "/*"));
    }
    command.addAll(words.subList(1, words.size()));
    return command;
  }

  /// Distributions keep parts of a JDK in `/etc` behind links; fonts for headless plots lie there
  /// too.
  private List<Mount> configuration() {
    List<Mount> mounts = new ArrayList<>();
    for (Path link : links()) {
      Path target = real(link);
      if (!target.startsWith("/usr") && !target.startsWith(real(home))) {
        mounts.add(new Mount("jdk-" + home.relativize(link), target, pointedAt(link)));
      }
    }
    if (Files.isDirectory(Path.of("/etc/fonts"))) {
      mounts.add(new Mount("fonts", Path.of("/etc/fonts"), "/etc/fonts"));
    }
    return mounts;
  }

  private List<Path> links() {
    try (Stream<Path> files = Files.walk(real(home), 3)) {
      return files.filter(Files::isSymbolicLink).filter(Files::exists).sorted().toList();
    } catch (IOException e) {
      throw new UnavailableException("The JDK %s cannot be read: %s.".formatted(home, e), e);
    }
  }

  private static String pointedAt(Path link) {
    try {
      return link.resolveSibling(Files.readSymbolicLink(link)).normalize().toString();
    } catch (IOException e) {
      throw new UnavailableException("%s cannot be read: %s.".formatted(link, e), e);
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new UnavailableException("%s does not exist or cannot be read.".formatted(path), e);
    }
  }
}
