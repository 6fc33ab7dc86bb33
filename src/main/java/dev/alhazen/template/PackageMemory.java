package dev.alhazen.template;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.Digest;
import dev.alhazen.base.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Remembers with which packages a template last ran on this machine, and says what changed since.
final class PackageMemory {
  private static final int SHOWN = 4;

  private final Cache cache;
  private final Consumer<String> progress;

  PackageMemory(Cache cache, Consumer<String> progress) {
    this.cache = cache;
    this.progress = progress;
  }

  void compare(Template template, PythonFacts facts) {
    Path memory =
        cache.file(
            "python-package-memory/%s-%s.txt"
                .formatted(template.name(), Digest.of(template.folder().toString()).brief()));
    String now = String.join("\n", facts.packages()) + "\n";
    if (!Files.exists(memory)) {
      AtomicFiles.write(memory, now);
      return;
    }
    String before = Texts.read(memory);
    if (!before.equals(now)) {
      progress.accept(
          ("Python packages changed since %s last ran here (%s): a new baseline is made, and"
                  + " results from before are not comparable")
              .formatted(template.name(), changes(before.lines().toList(), facts.packages())));
      AtomicFiles.write(memory, now);
    }
  }

  private static String changes(List<String> before, List<String> now) {
    Map<String, String> old = versions(before);
    Map<String, String> young = versions(now);
    TreeSet<String> names = new TreeSet<>(old.keySet());
    names.addAll(young.keySet());
    List<String> changes = new ArrayList<>();
    for (String name : names) {
      String from = old.getOrDefault(name, "none");
      String to = young.getOrDefault(name, "none");
      if (!from.equals(to)) {
        changes.add("%s %s → %s".formatted(name, from, to));
      }
    }
    int more = changes.size() - SHOWN;
    return String.join(", ", changes.stream().limit(SHOWN).toList())
        + (more > 0 ? " and %d more".formatted(more) : "");
  }

  private static Map<String, String> versions(List<String> packages) {
    Map<String, String> versions = new TreeMap<>();
    packages.forEach(
        line -> versions.put(line.split(" ", 2)[0], line.substring(line.indexOf(' ') + 1)));
    return versions;
  }
}
