package dev.alhazen.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.sandbox.Limits;
import dev.alhazen.template.Template.Passing;
import dev.alhazen.template.Template.Preset;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreparedTest {
  private static final Preset QUICK = new Preset(List.of("--steps=9", "-q"), Limits.DEFAULT);

  @Test
  void oneProcessRepeatsItselfInside() {
    assertThat(
            prepared("java", "H.java", "--out_dir={out}", "{args}", "--last")
                .invocations("run_1", QUICK, Passing.INSIDE, List.of(1000, 1001, 1002)))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.out()).isEqualTo("run_1");
              assertThat(one.seeds()).containsExactly(1000, 1001, 1002);
              assertThat(String.join(" ", one.command()))
                  .isEqualTo(
                      "java H.java --out_dir=run_1 --steps=9 -q --last --seed=1000 --seeds=3");
            });
  }

  @Test
  void oneProcessForEachSeedWritesBelowTheRun() {
    List<Prepared.Invocation> all =
        prepared("python3", "e.py").invocations("run_2", QUICK, Passing.ARGUMENT, List.of(0, 1));
    assertThat(all)
        .extracting(Prepared.Invocation::out)
        .containsExactly("run_2/seed_0", "run_2/seed_1");
    assertThat(String.join(" ", all.getLast().command()))
        .isEqualTo("python3 e.py --steps=9 -q --out_dir=run_2/seed_1 --seed=1");
  }

  @Test
  void aSeedHasItsPlaceWhereTheCommandNamesIt() {
    assertThat(
            prepared("x", "--rng={seed}", "-o", "{out}")
                .invocations("run_0", QUICK, Passing.ARGUMENT, List.of(4, 5))
                .getFirst()
                .command())
        .containsExactly("x", "--rng=4", "-o", "run_0/seed_4", "--steps=9", "-q");
  }

  @Test
  void aSingleSeedByVariableWritesIntoTheRunItself() {
    assertThat(
            prepared("python3", "e.py", "--out_dir={out}")
                .invocations("run_0", QUICK, Passing.ENVIRONMENT, List.of(7)))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.out()).isEqualTo("run_0");
              assertThat(one.command()).doesNotContain("--seed=7");
              assertThat(one.variables()).containsEntry("ALHAZEN_SEED", "7");
            });
  }

  private static Prepared prepared(String... words) {
    return new Prepared(
        List.of(words), List.of(), List.of(), List.of(), List.of(), new LinkedHashMap<>());
  }
}
