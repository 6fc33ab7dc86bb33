import dev.alhazen.base.Step;
import dev.alhazen.literature.Findings;
import dev.alhazen.literature.library.LibraryLiterature;
import java.io.BufferedWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// How much processor time a library of 50,000 BibTeX entries with abstracts takes to load and to search,
/// beside what only reading its bytes takes.
public final class Library {
  private static final int ENTRIES = 50_000;
  private static final int VOCABULARY = 30_000;
  private static final int QUERIES = 200;

  public static void main(String[] args) throws Exception {
    Path file = Files.createTempDirectory("alhazen-library").resolve("large.bib");
    write(file);
    long start = cpu();
    long bytes = Files.readString(file).length();
    double read = millis(start);
    start = cpu();
    LibraryLiterature library = new LibraryLiterature(List.of(file));
    double load = millis(start);
    Random random = new Random(2);
    List<Double> searches = new ArrayList<>();
    int found = 0;
    for (int i = 0; i < QUERIES; i++) {
      String query = words(random, 7);
      start = cpu();
      Findings findings = library.search(Step.of("bench"), query, 10);
      searches.add(millis(start));
      found += findings instanceof Findings.Found works ? works.works().size() : 0;
    }
    searches.sort(Double::compare);
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    System.out.printf(
        "library: %,d entries (%d MB) loaded in %.1f s (read alone %.2f s), search of 7 words first"
            + " quarter %.1f ms, median %.1f ms, slowest %.1f ms, %d works found, %d MB in memory%n",
        library.size(),
        bytes / 1_000_000,
        load / 1000,
        read / 1000,
        searches.get(QUERIES / 4),
        searches.get(QUERIES / 2),
        searches.getLast(),
        found,
        (runtime.totalMemory() - runtime.freeMemory()) / 1_000_000);
    Files.delete(file);
    Files.delete(file.getParent());
  }

  private static void write(Path file) throws Exception {
    Random random = new Random(1);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < ENTRIES; i++) {
        out.write("@article{k%d,\n  title = {%s},\n".formatted(i, words(random, 9)));
        out.write(
            "  author = {%s, Ada and %s, Jan and %s, B.},\n"
                .formatted(word(random), word(random), word(random)));
        out.write("  journal = {Journal of %s},\n".formatted(words(random, 3)));
        out.write("  year = {%d},\n".formatted(1980 + random.nextInt(45)));
        out.write("  doi = {10.5555/%d},\n".formatted(i));
        out.write("  abstract = {%s.}\n}\n\n".formatted(words(random, 150)));
      }
    }
  }

  private static String words(Random random, int count) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < count; i++) {
      words.append(i == 0 ? "" : " ").append(word(random));
    }
    return words.toString();
  }

  /// Few words are frequent and many are rare, as in prose.
  private static String word(Random random) {
    int rank = (int) Math.pow(VOCABULARY, random.nextDouble());
    StringBuilder word = new StringBuilder();
    for (int n = rank + 26; n > 0; n /= 26) {
      word.append((char) ('a' + n % 26));
    }
    return word + "o";
  }

  /// Processor time: the wall's depends on who else works on the machine.
  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static double millis(long start) {
    return (cpu() - start) / 1e6;
  }
}
