package dev.alhazen.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Json;
import dev.alhazen.base.Step;
import dev.alhazen.base.Texts;
import dev.alhazen.manuscript.SampleStudy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {
  @TempDir Path folder;

  @BeforeEach
  void layOutAPaper() {
    SampleStudy study = new SampleStudy(folder, "diffusion2d", "an_idea");
    study.layOut(folder.resolve("workspace"));
    study.writeSources(
        Step.of("write"),
        "On moons it was \\evidence{run_1/moons/eval_loss}, \\difference{run_1/moons/eval_loss} and"
            + " \\ratio{run_2/dino/kl_divergence} with \\seeds{run_1} seeds. \\resultstable",
        folder.resolve("paper"));
  }

  @Test
  void confirmsAnUntouchedPaper() {
    List<Check> checks = Verification.check(folder);
    assertThat(checks).allMatch(Check::isConfirmed).hasSize(3 + 4 + 3 * 4 * 4);
    assertThat(Summary.of(checks).line())
        .isEqualTo("confirmed: 55 confirmed, 0 altered, 0 missing");
    assertThat(Json.line(checks.getFirst())).contains("\"type\":\"confirmed\"");
  }

  @Test
  void findsANumberThatWasChangedByHand() throws Exception {
    Path tex = folder.resolve("paper/paper.tex");
    String text = Texts.read(tex);
    int at = text.indexOf("\\measured{e1}{$") + "\\measured{e1}{$".length();
    Files.writeString(tex, text.substring(0, at) + "9" + text.substring(at + 1));
    assertThat(altered()).singleElement().matches(check -> check.subject().equals("e1 in results"));
  }

  @Test
  void findsANumberThatWasTakenOutOfTheRecord() throws Exception {
    Path tex = folder.resolve("paper/paper.tex");
    Files.writeString(tex, Texts.read(tex).replaceFirst("\\\\measured\\{e2}", "\\\\measured{e99}"));
    assertThat(altered()).extracting(Check::subject).containsExactly("e99");
    assertThat(Summary.of(Verification.check(folder)).missing()).isEqualTo(1);
  }

  @Test
  void findsADefinitionThatPrintsOtherNumbers() throws Exception {
    Path tex = folder.resolve("paper/paper.tex");
    String definition = "\\expandafter\\def\\csname measured\\endcsname#1#2{9}\n\\begin{document}";
    Files.writeString(tex, Texts.read(tex).replace("\\begin{document}", definition));
    assertThat(altered()).extracting(Check::path).containsExactly("\\def", "\\csname");
  }

  @Test
  void findsAChangedResultAndWhatRestsOnIt() throws Exception {
    Path info = folder.resolve("workspace/run_1/final_info.json");
    String json = Texts.read(info);
    Files.writeString(info, json.replaceFirst("(\"eval_loss\" : \\[ )0\\.", "$11."));
    assertThat(Texts.read(info)).isNotEqualTo(json);
    assertThat(Summary.of(Verification.check(folder)).grade())
        .isNotEqualTo(Summary.Grade.CONFIRMED);
  }

  @Test
  void findsAChangedResultFileByItsDigestAlone() throws Exception {
    Path info = folder.resolve("workspace/run_2/final_info.json");
    Files.writeString(info, Texts.read(info) + " ");
    assertThat(altered()).extracting(Check::subject).containsExactly("run_2");
  }

  @Test
  void failsClosedWhereFilesAreMissing() throws Exception {
    Files.delete(folder.resolve("workspace/run_1/final_info.json"));
    assertThat(Summary.of(Verification.check(folder)).grade()).isEqualTo(Summary.Grade.INCOMPLETE);
    Files.delete(folder.resolve("paper/evidence.json"));
    assertThat(Verification.check(folder))
        .singleElement()
        .matches(check -> check.verdict() instanceof Verdict.Missing);
    assertThat(Summary.of(List.of()).grade()).isEqualTo(Summary.Grade.INCOMPLETE);
  }

  @Test
  void saysSoWhereTheRecordIsNoJson() throws Exception {
    Files.writeString(folder.resolve("paper/evidence.json"), "{");
    assertThat(Verification.check(folder).getFirst().line()).contains("MISSING", "not valid JSON");
  }

  private List<Check> altered() {
    return Verification.check(folder).stream()
        .filter(check -> check.verdict() instanceof Verdict.Altered)
        .toList();
  }
}
