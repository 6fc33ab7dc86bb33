import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What pace.csv tells of one task: at some steps, the seconds since its process began, and its memory in MB.
record Pace(List<Line> lines) {
  record Line(long step, double seconds, double megabytes) {
    static Line of(String text) {
      String[] cells = text.split(",");
      return new Line(Long.parseLong(cells[0]), Double.parseDouble(cells[1]), Double.parseDouble(cells[2]));
    }
  }

  /// Of all data sets that were begun, the first begun first.
  static Map<String, Pace> all(Path run) throws IOException {
    Map<String, Pace> all = new LinkedHashMap<>();
    if (Files.isDirectory(run)) {
      try (Stream<Path> files = Files.find(run, 3, (file, _) -> file.endsWith("pace.csv"))) {
        files
            .map(file -> Map.entry(run.relativize(file).getName(0).toString(), read(file)))
            .filter(task -> !task.getValue().lines().isEmpty())
            .sorted(Comparator.comparingDouble(task -> task.getValue().lines().getFirst().seconds()))
            .forEach(task -> all.put(task.getKey(), task.getValue()));
      }
    }
    return all;
  }

  /// The complete lines; the last may be being written.
  private static Pace read(Path file) {
    try {
      String text = Files.readString(file);
      return new Pace(text.substring(0, text.lastIndexOf('\n') + 1).lines().map(Line::of).toList());
    } catch (IOException e) {
      throw new IllegalStateException(file + " cannot be read", e);
    }
  }

  double seconds() {
    return lines.getLast().seconds() - lines.getFirst().seconds();
  }

  long steps() {
    return lines.getLast().step();
  }

  /// Steps a second after the first quarter of the time, in which compilers and caches warm up.
  double rate() {
    double begin = lines.getFirst().seconds() + seconds() / 4;
    Line first = lines.stream().filter(line -> line.seconds() >= begin).findFirst().orElseThrow();
    return (steps() - first.step()) / (lines.getLast().seconds() - first.seconds());
  }

  /// Whether the rate means something: some steps, over some time.
  boolean isTimed() {
    return lines.size() >= 8 && steps() >= 20;
  }

  /// The first line at a step or after it, else the last.
  Line at(long step) {
    return lines.stream().filter(line -> line.step() >= step).findFirst().orElse(lines.getLast());
  }
}
