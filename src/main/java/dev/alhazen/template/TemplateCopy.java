package dev.alhazen.template;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.base.UsageException;
import dev.alhazen.sandbox.Mount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Copies a template into a folder of the user's, ready to run by hand: with Java, `java @java.args
/// Experiment.java --out_dir=run_0`.
public final class TemplateCopy {
  /// The file of Java options that makes a copy run by hand.
  public static final String ARGUMENTS = "java.args";

  private TemplateCopy() {}

  /// Copies all files of the template, shared ones among them, and writes `java.args` where it runs
  /// on Java.
  ///
  /// @param prepared the template's environment on this machine
  /// @param target a folder that is empty or not there yet
  /// @throws UsageException where the target holds something
  public static void write(Template template, Prepared prepared, Path target) {
    requireEmpty(target);
    for (String file : TemplateFiles.list(template)) {
      copy(TemplateFiles.place(template, file), target.resolve(file));
    }
    List<String> words = template.commands().experiment();
    if (JavaTools.isJava(words.getFirst())) {
      AtomicFiles.write(target.resolve(ARGUMENTS), arguments(words, prepared));
    }
  }

  /// The options of the experiment's command, and this machine's libraries.
  private static String arguments(List<String> words, Prepared prepared) {
    List<String> lines =
        new ArrayList<>(words.stream().skip(1).takeWhile(word -> word.startsWith("-")).toList());
    for (Mount mount : prepared.mounts()) {
      if (mount.name().equals(JavaTools.LIBRARIES_NAME)) {
        lines.add("-cp \"%s/*\"".formatted(mount.source()));
      }
      if (mount.name().equals(JavaTools.NATIVES_NAME)) {
        lines.add("\"-DDJL_CACHE_DIR=%s\"".formatted(mount.source()));
        lines.add("-DOPT_OUT_TRACKING=true");
      }
    }
    return String.join("\n", lines) + "\n";
  }

  static void requireEmpty(Path target) {
    if (!Files.exists(target)) {
      return;
    }
    try (Stream<Path> children = Files.list(target)) {
      if (children.findAny().isPresent()) {
        throw new UsageException(
            "%s is not empty; name a folder that is not there yet.".formatted(target));
      }
    } catch (IOException e) {
      throw new UnavailableException("%s cannot be read: %s.".formatted(target, e), e);
    }
  }

  private static void copy(Path file, Path target) {
    try {
      AtomicFiles.write(target, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UnavailableException("%s cannot be read: %s.".formatted(file, e), e);
    }
  }
}
