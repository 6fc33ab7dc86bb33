package dev.alhazen.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.alhazen.base.Json;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class FinalInfoTest {

  @Test
  void computesTheStandardErrorFromTheValuesOfTheSeeds() {
    Measurement m =
        only(
            """
            {"moons": {"means": {"loss": 2.0}, "stderrs": {"loss": 99},
                       "values": {"loss": [1.0, 2.0, 3.0]}}}
            """);
    assertThat(m.path()).isEqualTo("run_1/moons/loss");
    assertThat(m.n()).isEqualTo(3);
    assertThat(m.stderr()).isCloseTo(1 / Math.sqrt(3), within(1e-12));
    assertThat(m.values()).containsExactly(1.0, 2.0, 3.0);
  }

  @Test
  void readsFilesOfTheAiScientist() {
    Measurement m =
        only(
            """
            {"x_div_y": {"means": {"acc_mean": 0.5}, "stderrs": {"acc_stderr": 0.1},
                         "final_info_dict": {"acc": [0.4, 0.6], "config": [{}, {}]}}}
            """);
    assertThat(m.path()).isEqualTo("run_1/x_div_y/acc");
    assertThat(m.n()).isEqualTo(2);
    assertThat(m.stderr()).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void findsTheValuesUnderTheNameOfTheMean() {
    Measurement m = only("{\"a\": {\"means\": {\"x_mean\": 2}, \"values\": {\"x_mean\": [1, 3]}}}");
    assertThat(m.path()).isEqualTo("run_1/a/x");
    assertThat(m.values()).containsExactly(1.0, 3.0);
  }

  @Test
  void refusesTwoMeansOfOneName() {
    assertThat(faults("{\"a\": {\"means\": {\"x\": 1, \"x_mean\": 2}}}"))
        .containsExactly("a.means.x_mean is reported twice, as x and as x_mean");
  }

  @Test
  void readsMeansAloneAndSingleNumbersAsOneRepetition() {
    Measurement m = only("{\"circle\": {\"means\": {\"eval_loss\": 0.43}, \"images\": [1, 2]}}");
    assertThat(m.n()).isEqualTo(1);
    assertThat(m.stderr()).isNaN();
    assertThat(only("{\"layer_9.0\": {\"means\": 0.1, \"stds\": 0.2}}").path())
        .isEqualTo("run_1/layer_9.0/value");
  }

  @Test
  void namesNestedNumbersByTheKeysThatLeadToThem() {
    List<String> paths =
        results(
                """
                {"MACE": {"means": {"ethanol": {
                    "params": {"hidden_irreps": "128x0e", "r_max": 5.0, "layers": [1, 2]},
                    "md_results": {"rmfs": 0.2, "steps": 100}}}}}
                """)
            .paths();
    assertThat(paths)
        .containsExactly(
            "run_1/MACE/ethanol.params.r_max",
            "run_1/MACE/ethanol.md_results.rmfs",
            "run_1/MACE/ethanol.md_results.steps");
    assertThat(faults("{\"a\": {\"means\": {\"b\": {\"c\": null}}}}"))
        .containsExactly("a.means.b.c is null; it must be a finite number");
  }

  @Test
  void readsASlashInANameAsAnUnderscore() {
    Measurement m =
        only(
            """
            {"a/b": {"means": {"val/loss_mean": 2}, "final_info_dict": {"val/loss": [1, 3]}}}
            """);
    assertThat(m.path()).isEqualTo("run_1/a_b/val_loss");
    assertThat(m.n()).isEqualTo(2);
    assertThat(faults("{\"a\": {\"means\": {\"x/y\": 1, \"x_y\": 2}}}")).hasSize(1);
  }

  @Test
  void leavesOutAStandardErrorThatNobodyCouldCheck() {
    assertThat(only("{\"a\": {\"means\": {\"x\": 1}, \"stderrs\": {\"x\": 0.1}}}").stderr())
        .isNaN();
  }

  @Test
  void namesThePlaceOfWhatIsNotANumber() {
    assertThat(faults("{\"a\": {\"means\": {\"x\": NaN, \"y\": \"0.5\", \"z\": null}}}"))
        .containsExactly(
            "a.means.x is NaN; it must be a finite number",
            "a.means.y is \"0.5\"; it must be a finite number",
            "a.means.z is null; it must be a finite number");
    assertThat(
            faults("{\"a\": {\"means\": {\"x\": 1}, \"values\": {\"x\": [1, -Infinity, 1e999]}}}"))
        .containsExactly(
            "a.values.x[1] is -Infinity; it must be a finite number",
            "a.values.x[2] is Infinity; it must be a finite number");
  }

  @Test
  void refusesAMeanThatIsNotTheMeanOfItsValues() {
    assertThat(faults("{\"a\": {\"means\": {\"x\": 1.5}, \"values\": {\"x\": [1.0, 3.0]}}}"))
        .containsExactly("a.means.x is 1.5, but its values average 2.0");
  }

  @Test
  void refusesWhatIsNoResultFile() {
    assertThat(faults("{}"))
        .containsExactly("the file must hold a JSON object with at least one data set");
    assertThat(faults("{\"a\": {\"loss\": 1}}"))
        .containsExactly("a.means must be an object {metric: number}");
    assertThat(faults("{\"a\": {\"means\": {\"x\": 1}, \"values\": {\"x\": 1}}}"))
        .containsExactly("a.values.x must be a list with one number per seed");
    assertThat(faults("{\"a{b\": {\"means\": {\"x\": 1}}}").getFirst())
        .isEqualTo("the name in a{b must not be blank nor hold any of \\ { } % #");
    assertThat(faults("{\"a\": {\"means\": {\"x\": 1}")).hasSize(1);
    assertThat(faults("{\"a\": 1, \"a\": 2}").getFirst()).startsWith("the file is not valid JSON");
    assertThat(faults("")).hasSize(1);
  }

  @Test
  void joinsTheProcessesOfSeveralSeeds() {
    LinkedHashMap<Integer, Results> bySeed = new LinkedHashMap<>();
    bySeed.put(0, results("{\"a\": {\"means\": {\"x\": 1.0}}}"));
    bySeed.put(1, results("{\"a\": {\"means\": {\"x\": 2.0}}}"));
    Aggregate.Joined.Whole whole = (Aggregate.Joined.Whole) Aggregate.of(bySeed);
    assertThat(Json.parse(whole.json(), "joined"))
        .isEqualTo(
            Json.parse(
                "{\"a\":{\"means\":{\"x\":1.5},\"stderrs\":{\"x\":0.5},\"values\":{\"x\":[1.0,2.0]}}}",
                "expected"));
  }

  @Test
  void joinsOnlySeedsThatReportTheSame() {
    LinkedHashMap<Integer, Results> bySeed = new LinkedHashMap<>();
    bySeed.put(0, results("{\"a\": {\"means\": {\"x\": 1.0, \"y\": 1}}}"));
    bySeed.put(1, results("{\"a\": {\"means\": {\"x\": 2.0}}}"));
    assertThat(Aggregate.of(bySeed))
        .isEqualTo(new Aggregate.Joined.Unequal("seed 1 does not report the same as seed 0: a/y"));
  }

  @Test
  void missesWhatTheBaselineReports() {
    Results baseline =
        results("{\"a\": {\"means\": {\"x\": 2, \"y\": 1}, \"values\": {\"x\": [1, 3]}}}");
    Results run = results("{\"a\": {\"means\": {\"x\": 2, \"new\": 1}}}");
    assertThat(Completeness.faults(baseline, run))
        .containsExactly(
            "a/y is missing, which the baseline reports",
            "a/x has 1 repetition, the baseline has 2");
  }

  private static Measurement only(String json) {
    List<Measurement> all = results(json).measurements();
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private static Results results(String json) {
    return FinalInfo.read("run_1", json).orThrow();
  }

  private static List<String> faults(String json) {
    return ((FinalInfo.Reading.Invalid) FinalInfo.read("run_1", json)).faults();
  }
}
