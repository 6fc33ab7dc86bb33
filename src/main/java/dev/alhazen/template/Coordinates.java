package dev.alhazen.template;

import dev.alhazen.base.MalformedException;
import dev.alhazen.base.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A library in a Maven repository, as a `//DEPS` line of JBang names it:
/// `group:artifact:version[:classifier][@type]`.
record Coordinates(String group, String artifact, String version, String classifier, String type) {
  private static final Pattern LINE = Pattern.compile("(?m)^//DEPS\\s+(.+)$");
  private static final Pattern FORM =
      Pattern.compile("([\\w.-]+):([\\w.-]+):([\\w.+-]+)(?::([\\w.-]+))?(?:@(\\w+))?");

  /// The libraries that a template's Java sources name, sorted, each once.
  static List<Coordinates> of(Template template) {
    return TemplateFiles.list(template).stream()
        .filter(file -> file.endsWith(".java") && !file.contains("/"))
        .flatMap(file -> of(TemplateFiles.place(template, file)).stream())
        .distinct()
        .sorted(java.util.Comparator.comparing(Coordinates::toString))
        .toList();
  }

  private static List<Coordinates> of(Path source) {
    return LINE.matcher(Texts.read(source))
        .results()
        .flatMap(line -> List.of(line.group(1).strip().split("[\\s,;]+")).stream())
        .map(text -> parse(text, source.getFileName().toString()))
        .toList();
  }

  static Coordinates parse(String text, String where) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new MalformedException(
          "%s: '//DEPS %s' must be group:artifact:version, such as com.google.code.gson:gson:2.13.1."
              .formatted(where, text));
    }
    return new Coordinates(
        form.group(1),
        form.group(2),
        form.group(3),
        form.group(4) == null ? "" : form.group(4),
        form.group(5) == null ? "jar" : form.group(5));
  }

  @Override
  public String toString() {
    return group
        + ":"
        + artifact
        + ":"
        + version
        + (classifier.isEmpty() ? "" : ":" + classifier)
        + (type.equals("jar") ? "" : "@" + type);
  }
}
