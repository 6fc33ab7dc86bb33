package dev.alhazen.sandbox;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;

/// Path patterns: `*` within a folder, `**` across folders, as in `run_*/final_info.json`.
public record Globs(@JsonValue List<String> patterns) {
  public static final Globs NONE = new Globs(List.of());
  public static final Globs ALL = of("**");

  @JsonCreator
  public Globs {
    patterns = List.copyOf(patterns);
  }

  public static Globs of(String... patterns) {
    return new Globs(List.of(patterns));
  }

  public boolean matches(String path) {
    Path relative = Path.of(path);
    return patterns.stream().map(Globs::matcher).anyMatch(matcher -> matcher.matches(relative));
  }

  private static PathMatcher matcher(String pattern) {
    return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
  }
}
