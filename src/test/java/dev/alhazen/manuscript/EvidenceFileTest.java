package dev.alhazen.manuscript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Json;
import dev.alhazen.evidence.Evidence;
import dev.alhazen.evidence.SealedPlan;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceFileTest {
  private static final Evidence EVIDENCE = SealedEvidence.EVIDENCE;

  @Test
  void holdsThePlanSoThatVerdictsCanBeReachedAgain() {
    EvidenceFile file =
        new EvidenceFile(
            EvidenceFile.VERSION,
            EVIDENCE.baseline(),
            EVIDENCE.metrics(),
            List.of(),
            EVIDENCE.plan(),
            List.of());
    EvidenceFile read = Json.to(Json.parse(Json.pretty(file), "evidence.json"), EvidenceFile.class);
    assertThat(read).isEqualTo(file);
    String path = "run_1-run_0/moons/loss/corrected";
    assertThat(read.over(EVIDENCE.results()).value(path)).isEqualTo(EVIDENCE.value(path));
  }

  @Test
  void takesAFileWithoutAPlanForOneWhereNothingWasSealed() {
    EvidenceFile read =
        Json.to(
            Json.parse(
                """
                {"version": 1, "baseline": "run_0", "runs": [], "uses": [],
                 "metrics": [{"name": "loss", "title": "loss", "direction": "LOWER", "unit": "",
                              "decimals": 3}]}
                """,
                "evidence.json"),
            EvidenceFile.class);
    assertThat(read.plan()).isEqualTo(SealedPlan.NONE);
    assertThat(read.metrics()).isEqualTo(EVIDENCE.metrics());
  }
}
