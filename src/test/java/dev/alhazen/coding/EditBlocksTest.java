package dev.alhazen.coding;

import static dev.alhazen.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.sandbox.Globs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EditBlocksTest {
  private static final String SOURCE =
      """
      //DEPS org.example:library:1.0
      class Experiment {
        static double rate() {
          return 0.1;
        }

        static double decay() {
          return 0.9;
        }

        static void run() {
          for (int step = 0; step < 10; step++) {
            train(step);
          }
        }
      }
      """;

  private static final EditBlocks BLOCKS =
      new EditBlocks(Globs.of("Experiment.java", "extra/*.java"), Globs.of("extra/Fixed.java"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Experiment.java\n%s",
        "Here is the change.\n\nExperiment.java\n```java\n%s\n```\nThat is all.",
        "```java\nExperiment.java\n%s\n```",
        "**Experiment.java**\n~~~\n%s",
        "### File: `./Experiment.java`:\n\n```\n%s",
        "```java Experiment.java\n%s\n````",
        "I now change the rate in `Experiment.java`, as planned:\n%s",
        "The rate is lower now:\n%s",
        "// Experiment.java\n%s",
      })
  void findsTheBlockWhateverStandsAroundIt(String around) {
    assertThat(applied(around.formatted(block("    return 0.1;", "    return 0.2;"))))
        .isEqualTo(Map.of("Experiment.java", SOURCE.replace("0.1;", "0.2;")));
  }

  @Test
  void acceptsFencesWithinABlock() {
    assertThat(
            applied(
                "Experiment.java\n"
                    + block("```java\n    return 0.1;\n```", "```java\n    return 0.2;\n```")))
        .containsOnlyKeys("Experiment.java");
  }

  @Test
  void appliesSeveralBlocksOfSeveralFilesInOrder() {
    String reply =
        "Experiment.java\n"
            + block("    return 0.1;", "    return 0.2;")
            + "\n"
            + block("    return 0.2;", "    return Rates.RATE;")
            + "\nextra/Rates.java\n"
            + block("", "class Rates {\n  static final double RATE = 0.3;\n}");
    Edit.Applied edit = (Edit.Applied) BLOCKS.apply(reply, files());
    assertThat(edit.newContents())
        .isEqualTo(
            Map.of(
                "Experiment.java",
                SOURCE.replace("0.1;", "Rates.RATE;"),
                "extra/Rates.java",
                "class Rates {\n  static final double RATE = 0.3;\n}\n"));
    assertThat(edit.summary())
        .isEqualTo(
            "Experiment.java: 1 line added, 1 removed; extra/Rates.java: 3 lines added, 0"
                + " removed");
  }

  @Test
  void overlooksSpacesAtTheEndsOfLines() {
    assertThat(applied("Experiment.java\n" + block("    return 0.1;  ", "    return 0.2;")))
        .isEqualTo(Map.of("Experiment.java", SOURCE.replace("0.1;", "0.2;")));
  }

  @Test
  void overlooksOneIndentationThatAllLinesShare() {
    assertThat(
            applied(
                "Experiment.java\n"
                    + block(
                        "for (int step = 0; step < 10; step++) {\n  train(step);\n}",
                        "for (int step = 0; step < 20; step++) {\n\n  train(step);\n}")))
        .isEqualTo(
            Map.of(
                "Experiment.java",
                SOURCE.replace("step < 10; step++) {\n", "step < 20; step++) {\n\n")));
    assertThat(applied("Experiment.java\n" + block("        return 0.1;", "        return 0.2;")))
        .isEqualTo(Map.of("Experiment.java", SOURCE.replace("0.1;", "0.2;")));
  }

  @Test
  void keepsTheLineEndingsOfTheFile() {
    String reply = ("Experiment.java\n" + block("two", "2\n2")).replace("\n", "\r\n");
    assertThat(applied(reply, "one\r\ntwo\r\nthree\r\n")).isEqualTo("one\r\n2\r\n2\r\nthree\r\n");
    assertThat(applied(reply, "one\ntwo\nthree\n")).isEqualTo("one\n2\n2\nthree\n");
  }

  @Test
  void keepsAMissingLineBreakAtTheEnd() {
    String reply = "Experiment.java\n" + block("two", "2\n2");
    assertThat(applied(reply, "one\ntwo")).isEqualTo("one\n2\n2");
    assertThat(applied(reply, "two\nthree")).isEqualTo("2\n2\nthree");
  }

  @Test
  void showsTheNearestLinesForABlockThatDoesNotFit() {
    String reply =
        "Experiment.java\n"
            + block("    return 0.1;", "    return 0.2;")
            + "\nExperiment.java\n"
            + block(
                "    for (int i = 0; i < 10; i++) {\n      train(i);\n    }",
                "    for (int i = 0; i < 20; i++) {\n      train(i);\n    }");
    assertGolden("coding/absent.txt", refused(reply));
  }

  @Test
  void saysThatNothingIsLikeTheSearch() {
    assertGolden(
        "coding/unlike.txt", refused("Experiment.java\n" + block("zzz(qqq, 17)", "return;")));
  }

  @Test
  void refusesLinesThatStandAtSeveralPlaces() {
    assertGolden("coding/ambiguous.txt", refused("Experiment.java\n" + block("  }", "  };")));
  }

  @Test
  void refusesAChangeThatIsMadeAlready() {
    assertGolden(
        "coding/made.txt",
        refused("Experiment.java\n" + block("    return 0.05;", "    return 0.1;")));
  }

  @Test
  void refusesFilesThatAreNotDeclared() {
    String reply =
        "Harness.java\n"
            + block("a", "b")
            + "\n../Experiment.java\n"
            + block("a", "b")
            + "\nextra/Fixed.java\n"
            + block("", "b")
            + "\n/etc/passwd\n"
            + block("", "b");
    assertGolden("coding/undeclared.txt", refused(reply));
  }

  @Test
  void refusesANewLibrary() {
    assertGolden(
        "coding/frozen.txt",
        refused(
            "Experiment.java\n"
                + block("class Experiment {", "//DEPS org.example:other:2.0\nclass Experiment {")));
  }

  @Test
  void refusesBlocksThatAreCutOff() {
    String whole = "Experiment.java\n" + block("    return 0.1;", "    return 0.2;");
    assertGolden(
        "coding/cut.txt",
        refused(whole + "\n<<<<<<< SEARCH\n    return 0.9;\n=======\n    return 0"));
    assertThat(refused(whole + "\n<<<<<<< SEARCH\n  x")).contains("ends within its SEARCH lines");
    assertThat(refused("Experiment.java\n<<<<<<< SEARCH\na\n>>>>>>> REPLACE"))
        .contains("it has no line `=======`");
    assertThat(refused("Experiment.java\n<<<<<<< SEARCH\na\n=======\nb\n" + whole))
        .contains("it has no line `>>>>>>> REPLACE`");
  }

  @Test
  void refusesAReplyWithoutAnyBlock() {
    assertGolden("coding/none.txt", refused("The code is fine as it is."));
    assertThat(EditBlocks.isEdit("The code is fine.")).isFalse();
  }

  @Test
  void refusesAnEditThatChangesNothing() {
    assertGolden(
        "coding/unchanged.txt",
        refused("Experiment.java\n" + block("    return 0.1;", "    return 0.1;")));
  }

  @Test
  void refusesAnEmptySearchInAFileThatExists() {
    assertGolden("coding/empty-search.txt", refused("Experiment.java\n" + block("", "class X {}")));
  }

  @Test
  void asksForTheFileWhereSeveralAreEditable() {
    SequencedMap<String, String> two = files();
    two.put("extra/Other.java", "class Other {}\n");
    Edit edit = BLOCKS.apply("Change:\n" + block("    return 0.1;", "    return 0.2;"), two);
    assertGolden("coding/no-file.txt", ((Edit.Refused) edit).report());
  }

  static String block(String search, String replace) {
    return "<<<<<<< SEARCH\n%s=======\n%s>>>>>>> REPLACE".formatted(lines(search), lines(replace));
  }

  private static String lines(String text) {
    return text.isEmpty() ? "" : text + "\n";
  }

  private static SequencedMap<String, String> files() {
    return new LinkedHashMap<>(Map.of("Experiment.java", SOURCE));
  }

  private static Map<String, String> applied(String reply) {
    Edit edit = BLOCKS.apply(reply, files());
    assertThat(edit).isInstanceOf(Edit.Applied.class);
    return ((Edit.Applied) edit).newContents();
  }

  private static String applied(String reply, String source) {
    Edit edit = BLOCKS.apply(reply, new TreeMap<>(Map.of("Experiment.java", source)));
    assertThat(edit).isInstanceOf(Edit.Applied.class);
    return List.copyOf(((Edit.Applied) edit).newContents().values()).getFirst();
  }

  private static String refused(String reply) {
    Edit edit = BLOCKS.apply(reply, files());
    assertThat(edit).isInstanceOf(Edit.Refused.class);
    return ((Edit.Refused) edit).report();
  }
}
