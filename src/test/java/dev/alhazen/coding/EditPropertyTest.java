package dev.alhazen.coding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.Seeded;
import dev.alhazen.sandbox.Globs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EditPropertyTest {
  private static final EditBlocks BLOCKS = new EditBlocks(Globs.of("*.py"), Globs.NONE);

  @Test
  void blocksBetweenTwoVersionsApplyToExactlyTheSecond() {
    Seeded.check(
        400,
        random -> {
          Versions versions = Versions.of(random);
          assertThat(contents(versions.files(), versions.blocks(random)))
              .isEqualTo(versions.expected());
        });
  }

  @Test
  void aDiffBetweenTwoVersionsAppliesToExactlyTheSecond() {
    Seeded.check(
        400,
        random -> {
          Versions versions = Versions.withOpenEnds(random);
          assertThat(contents(versions.files(), versions.diff())).isEqualTo(versions.expected());
          String miscounted =
              versions.diff().replaceAll("(?m)^(@@ -\\d+),\\d+ (\\+\\d+),\\d+", "$1,9 $2,1");
          assertThat(contents(versions.files(), miscounted)).isEqualTo(versions.expected());
        });
  }

  @Test
  void theWholeSecondVersionAppliesToExactlyIt() {
    Seeded.check(
        400,
        random -> {
          Versions versions = Versions.of(random);
          Edit edit = BLOCKS.apply(versions.whole(), versions.files());
          boolean fragment =
              edit instanceof Edit.Refused(String report) && report.contains("look like a passage");
          assertThat(fragment ? Map.of() : contents(edit))
              .isEqualTo(fragment ? Map.of() : versions.expected());
        });
  }

  @Test
  void noiseAroundDoesNotChangeTheResult() {
    Seeded.check(
        200,
        random -> {
          Versions versions = Versions.of(random);
          for (String reply : List.of(versions.blocks(random), versions.diff(), versions.whole())) {
            Edit quiet = BLOCKS.apply(reply, versions.files());
            String noisy = noise(random, reply);
            assertThat(contents(BLOCKS.apply(noisy, versions.files())))
                .as("%s", noisy)
                .isEqualTo(contents(quiet));
          }
        });
  }

  @Test
  void aMangledBlockChangesNoOtherPlaceThanMeant() {
    Seeded.check(
        1_500,
        random -> {
          List<String> before = Versions.distinct(random, 30 + random.nextInt(30));
          int at = 6 + random.nextInt(before.size() - 12);
          int top = at - 1 - random.nextInt(5);
          int end = at + 2 + random.nextInt(5);
          List<String> search = new ArrayList<>(before.subList(top, end));
          List<String> replace = new ArrayList<>(search);
          replace.set(at - top, "changed = True");
          mangle(random, search, replace);
          String text = String.join("\n", before) + "\n";
          SequencedMap<String, String> files = new TreeMap<>(Map.of(Versions.PATH, text));
          Edit edit = BLOCKS.apply(Versions.block(search, replace), files);
          contents(edit)
              .forEach(
                  (path, changed) ->
                      assertThat(LineDiff.between(before, changed.lines().toList()))
                          .as("%s", edit)
                          .allMatch(splice -> splice.from() >= top && splice.end() <= end));
        });
  }

  @Test
  void wrongMemoriesInCodeThatRepeatsItselfMoveNoChangeElsewhere() {
    Seeded.check(
        1_500,
        random -> {
          List<String> before = Versions.of(random).before();
          int at = random.nextInt(before.size());
          int top = Math.max(0, at - random.nextInt(8));
          int end = Math.min(before.size(), at + 1 + random.nextInt(8));
          List<String> search = new ArrayList<>(before.subList(top, end));
          List<String> replace = new ArrayList<>(search);
          replace.set(at - top, "changed = True");
          int wrong = random.nextInt(search.size());
          if (wrong != at - top) {
            String line = random.nextBoolean() ? "# a comment" : search.get(wrong) + " # why";
            search.set(wrong, line);
            replace.set(wrong, line);
          }
          String text = String.join("\n", before) + "\n";
          Edit edit =
              BLOCKS.apply(
                  Versions.block(search, replace), new TreeMap<>(Map.of(Versions.PATH, text)));
          List<String> after = new ArrayList<>(before);
          after.set(at, "changed = True");
          contents(edit)
              .forEach(
                  (path, changed) ->
                      assertThat(changed.lines().toList())
                          .as("%s %s", edit, Versions.block(search, replace))
                          .isEqualTo(after));
        });
  }

  @Test
  void lettersLostFromAReplyNeverChangeAnotherPlaceThanMeant() {
    Seeded.check(
        1_000,
        random -> {
          List<String> before = Versions.distinct(random, 40);
          int at = 4 + random.nextInt(30);
          List<String> search = before.subList(at - 2, at + 3);
          List<String> replace = new ArrayList<>(search);
          replace.set(2, "changed = True");
          StringBuilder reply = new StringBuilder(Versions.block(search, replace));
          for (int i = 1 + random.nextInt(6); i > 0; i--) {
            reply.deleteCharAt(random.nextInt(reply.length()));
          }
          String text = String.join("\n", before) + "\n";
          Edit edit = BLOCKS.apply(reply.toString(), new TreeMap<>(Map.of(Versions.PATH, text)));
          contents(edit)
              .forEach(
                  (path, changed) -> {
                    assertThat(path).isEqualTo(Versions.PATH);
                    assertThat(LineDiff.between(before, changed.lines().toList()))
                        .as("%s\n%s", reply, edit)
                        .allMatch(splice -> splice.from() >= at - 2 && splice.end() <= at + 3);
                  });
        });
  }

  @Test
  void aChangeOfFormerLinesIsMergedExactlyOrRefused() {
    Seeded.check(
        1_000,
        random -> {
          List<String> before = Versions.distinct(random, 30);
          int at = 8 + random.nextInt(14);
          List<String> search = new ArrayList<>(before.subList(at - 4, at + 5));
          List<String> replace = new ArrayList<>(search);
          replace.set(4, "changed = True");
          int wrong = random.nextInt(9);
          for (List<String> some : List.of(search, replace)) {
            if (wrong != 4) {
              some.set(wrong, some.get(wrong).replace("value", "valued"));
            }
          }
          List<String> after = new ArrayList<>(before);
          after.set(at, "changed = True");
          String text = String.join("\n", before) + "\n";
          Edit edit =
              BLOCKS.apply(
                  Versions.block(search, replace), new TreeMap<>(Map.of(Versions.PATH, text)));
          boolean beside = Math.abs(wrong - 4) == 1;
          assertThat(contents(edit))
              .isEqualTo(
                  beside ? Map.of() : Map.of(Versions.PATH, String.join("\n", after) + "\n"));
        });
  }

  @Test
  void anyReplyIsAppliedOrRefusedWithAReport() {
    List<String> words =
        List.of(
            "a.py",
            "b.py",
            "<<<<<<< SEARCH",
            "=======",
            ">>>>>>> REPLACE",
            "```",
            "```diff",
            "--- a/a.py",
            "+++ b/a.py",
            "@@ -1,2 +1,2 @@",
            "-one",
            "+two",
            " one",
            "one",
            "two",
            "...",
            "# ... rest unchanged",
            "<think>",
            "</think>",
            "");
    Seeded.check(
        2_000,
        random -> {
          StringBuilder reply = new StringBuilder();
          random
              .ints(1 + random.nextInt(40), 0, words.size())
              .forEach(i -> reply.append(words.get(i)).append('\n'));
          SequencedMap<String, String> files = new TreeMap<>(Map.of("a.py", "one\ntwo\none\n"));
          switch (BLOCKS.apply(reply.toString(), files)) {
            case Edit.Applied(var contents, _) ->
                assertThat(contents.keySet()).isSubsetOf("a.py", "b.py");
            case Edit.Refused(String report) ->
                assertThat(report).startsWith("Nothing was changed").doesNotContain("null");
          }
        });
  }

  private static String noise(Random random, String reply) {
    String noisy = reply;
    if (random.nextBoolean()) {
      noisy = "The plan says so.\n\n" + noisy + "\nThe loss should fall; see the plot.\n";
    }
    if (random.nextBoolean()) {
      noisy = "<think>\nA draft:\n" + reply.substring(0, reply.length() / 2) + "</think>\n" + noisy;
    }
    return random.nextBoolean() ? noisy.replace("\n", "\r\n") : noisy;
  }

  /// What models do to blocks: lines lost, doubled, swapped, shifted, misspelt, in one part or
  /// both.
  private static void mangle(Random random, List<String> search, List<String> replace) {
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      List<String> part = random.nextBoolean() ? search : replace;
      int at = random.nextInt(part.size());
      switch (random.nextInt(7)) {
        case 0 -> part.remove(at);
        case 1 -> part.add(at, part.get(at));
        case 2 -> part.add(at, "");
        case 3 -> part.set(at, part.get(at).replace("= f", "= g"));
        case 4 -> part.set(at, "  " + part.get(at));
        case 5 -> part.set(at, "# ...");
        default -> part.add(part.remove(at));
      }
      if (search.isEmpty() || replace.isEmpty()) {
        return;
      }
    }
  }

  private static Map<String, String> contents(SequencedMap<String, String> files, String reply) {
    Edit edit = BLOCKS.apply(reply, files);
    if (edit instanceof Edit.Refused(String report) && !report.contains("the reply holds no")) {
      assertThat(report).as("%s", reply).contains("leave every file as it is");
    }
    return contents(edit);
  }

  private static Map<String, String> contents(Edit edit) {
    return switch (edit) {
      case Edit.Applied(SequencedMap<String, String> contents, _) -> contents;
      case Edit.Refused(_) -> Map.of();
    };
  }
}
