package dev.alhazen.coding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.Seeded;
import dev.alhazen.sandbox.Globs;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChangesTest {
  @Test
  void showsAChangeWithTheLinesAroundItAndNothingElse() {
    assertThat(Changes.between(file("a\nb\nc\nd\ne\nf\ng\n"), file("a\nb\nc\nD\nd2\ne\nf\ng\n")))
        .isEqualTo(
            """
            A.java
            <<<<<<< SEARCH
            b
            c
            d
            e
            f
            =======
            b
            c
            D
            d2
            e
            f
            >>>>>>> REPLACE""");
  }

  @Test
  void isEmptyWhereNothingChanged() {
    assertThat(Changes.between(file("a\nb\n"), file("a\nb\n"))).isEmpty();
  }

  @Test
  void showsANewFileAsABlockWithoutSearchLines() {
    assertThat(Changes.between(new TreeMap<>(), file("a\nb\n")))
        .isEqualTo("A.java\n<<<<<<< SEARCH\n=======\na\nb\n>>>>>>> REPLACE");
  }

  @Test
  void leadsFromTheFileAsItWasToTheFileAsItIs() {
    Seeded.check(
        200,
        random -> {
          List<String> lines = new ArrayList<>();
          IntStream.range(0, 60).forEach(i -> lines.add("line " + i + " of the file"));
          SequencedMap<String, String> before = file(text(lines));
          for (int i = 0; i < 1 + random.nextInt(6); i++) {
            int at = random.nextInt(lines.size());
            switch (random.nextInt(3)) {
              case 0 -> lines.set(at, "changed " + i);
              case 1 -> lines.add(at, "added " + i);
              default -> lines.remove(at);
            }
          }
          assertLeads(before, file(text(lines)));
        });
  }

  private static void assertLeads(
      SequencedMap<String, String> before, SequencedMap<String, String> now) {
    String changes = Changes.between(before, now);
    if (!before.equals(now)) {
      assertThat(new EditBlocks(Globs.of("A.java"), Globs.NONE).apply(changes, before))
          .isInstanceOfSatisfying(
              Edit.Applied.class, edit -> assertThat(edit.newContents()).isEqualTo(now));
    }
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }

  private static SequencedMap<String, String> file(String text) {
    SequencedMap<String, String> files = new TreeMap<>();
    files.put("A.java", text);
    return files;
  }
}
