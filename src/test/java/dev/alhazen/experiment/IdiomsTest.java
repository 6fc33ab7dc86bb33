package dev.alhazen.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.EncodingType;
import dev.alhazen.coding.Coder;
import dev.alhazen.coding.Edit;
import dev.alhazen.model.Message;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.Prompts;
import dev.alhazen.model.ScriptedModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The cheat sheet of the tensor library: what it says, and who is shown it.
class IdiomsTest {
  private static final String TITLE = "# The tensor library: DJL";
  private static final String PLAN =
      """
      {"hypothesis": "A lower rate gives a lower loss.",
       "runs": [{"title": "Half the rate", "kind": "edit", "change": "Set RATE to 5.", "from": "run_0"}],
         "comparisons": []}
      """;
  private static final String STOP =
      """
      {"observation": "Lower.", "decision": "stop", "planned": "", "title": "",
         "change": "", "from": "", "reason": "done"}
      """;

  @TempDir Path temp;

  /// Where this fails after a change of Idioms.java, write the text that it found into the prompt.
  @Test
  void theSheetIsMadeOfTheProgramThatProvesIt() throws IOException {
    assertThat(Prompts.builtIn().source("experiment/djl")).isEqualTo(IdiomSheet.of(program()));
  }

  @Test
  void showsManyIdiomsInFewTokens() throws IOException {
    assertThat(IdiomSheet.count(program())).isGreaterThanOrEqualTo(60);
    String sheet = Prompts.builtIn().text("experiment/djl", Map.of());
    assertThat(
            Encodings.newDefaultEncodingRegistry()
                .getEncoding(EncodingType.O200K_BASE)
                .countTokensOrdinary(sheet))
        .isLessThanOrEqualTo(2_500);
    assertThat(sheet.lines()).allMatch(line -> line.length() <= 150);
  }

  /// No more than two idioms share a check, and each method that shows any ends with one.
  @Test
  void checksEachIdiom() throws IOException {
    int unchecked = 0;
    for (String line : program().lines().map(String::strip).toList()) {
      unchecked += line.contains(" //= ") ? 1 : 0;
      unchecked = line.startsWith("same(") || line.startsWith("near(") ? 0 : unchecked;
      assertThat(unchecked).as(line).isLessThanOrEqualTo(2);
      assertThat(line.startsWith("private static") && unchecked > 0).as(line).isFalse();
    }
  }

  @Test
  void whoPlansOrWritesCodeForTheLibraryIsShownTheSheet() {
    ScriptedModel model = ScriptedModel.saying(PLAN, "No blocks.", STOP);
    try (ToyLab lab = lab(model, "//DEPS ai.djl:api:0.36.0\n")) {
      lab.loop(1, 1);
    }
    List<List<Message>> asked = model.requests().stream().map(ModelRequest::messages).toList();
    assertThat(asked).hasSize(3);
    assertThat(asked.get(0).get(1).text()).startsWith(TITLE);
    assertThat(asked.get(1).get(1)).isEqualTo(asked.get(0).get(1));
    assertThat(text(asked.get(2))).doesNotContain(TITLE);
  }

  @Test
  void programsThatEditFilesAreShownItToo() {
    List<Coder.Assignment> assignments = new ArrayList<>();
    try (ToyLab lab = lab(ScriptedModel.saying(PLAN, STOP), "//DEPS ai.djl:api:0.36.0\n")) {
      lab.loop(new Refusing(assignments), 1, 1);
    }
    assertThat(text(assignments.getFirst().talk())).contains(TITLE);
  }

  @Test
  void otherTemplatesAreNot() {
    ScriptedModel model = ScriptedModel.saying(PLAN, "No blocks.", STOP);
    try (ToyLab lab = lab(model, "//DEPS com.google.code.gson:gson:2.13.1\n")) {
      lab.loop(1, 1);
    }
    assertThat(model.requests()).noneMatch(request -> text(request.messages()).contains(TITLE));
  }

  private ToyLab lab(ScriptedModel model, String head) {
    return new ToyLab(temp, model, List.of(), Map.of("model.sh", head));
  }

  private static String text(List<Message> messages) {
    return String.join("\n", messages.stream().map(Message::text).toList());
  }

  static String program() throws IOException {
    try (InputStream in = IdiomsTest.class.getResourceAsStream("djl/Idioms.java")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private record Refusing(List<Assignment> assignments) implements Coder {
    @Override
    public Manner manner() {
      return Manner.EDITS_FILES;
    }

    @Override
    public Work change(Assignment assignment) {
      assignments.add(assignment);
      return new Work(new Edit.Refused("Nothing was changed."), "I did nothing.");
    }
  }
}
