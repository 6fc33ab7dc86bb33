package dev.alhazen.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Digest;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Tree;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFileTest {
  @TempDir Path temp;

  @Test
  void namesMetricDataSetAndSeedOfWhatIsNotFinite() {
    assertThat(
            read(
                """
                {"moons": {"means": {"kl": NaN, "loss": 1}, "values": {"kl": [1, NaN], "loss": [1, 1]}},
                 "dino": {"means": {"kl": Infinity, "loss": 1}}}
                """))
        .isEqualTo(
            new Outcome.NotFinite(
                List.of("moons/kl is NaN (seed 8)", "dino/kl is Infinity"), "output"));
  }

  @Test
  void knowsANumberThatIsNoneAlsoBetweenQuotationMarks() {
    assertThat(read("{\"moons\": {\"means\": {\"kl\": \"NaN\"}}}"))
        .isEqualTo(new Outcome.NotFinite(List.of("moons/kl is NaN"), "output"));
  }

  @Test
  void namesThePlaceOfWhatIsMalformed() {
    assertThat(read("{\"moons\": {\"means\": {\"kl\": \"low\"}}}"))
        .isInstanceOfSatisfying(
            Outcome.InvalidResult.class,
            invalid -> assertThat(invalid.fault()).contains("moons.means.kl"));
  }

  @Test
  void saysThatTheFileIsMissing() {
    assertThat(
            new ResultFile(blobs(), "run_1", List.of(0)).read(Tree.EMPTY, "run_1/f", "").outcome())
        .isEqualTo(new Outcome.NoResult("run_1/f", ""));
  }

  @Test
  void knowsWhatAJudgeOnlyPassesOn() {
    assertThat(
            content(
                    """
                    {"moons": {"means": {"kl": 1, "time": 2}, "self_reported": ["time"]}}
                    """)
                .passedOn())
        .containsExactly("time");
  }

  private Outcome read(String json) {
    return content(json).outcome();
  }

  private ResultFile.Content content(String json) {
    TreeMap<String, Digest> files = new TreeMap<>();
    files.put("run_1/final_info.json", blobs().put(json));
    return new ResultFile(blobs(), "run_1", List.of(7, 8))
        .read(new Tree(files), "run_1/final_info.json", "output");
  }

  private Blobs blobs() {
    return new Blobs(temp);
  }
}
