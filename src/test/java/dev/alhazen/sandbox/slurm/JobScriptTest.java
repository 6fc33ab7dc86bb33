package dev.alhazen.sandbox.slurm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.sandbox.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What Slurm is told, word for word, and what is understood of its answers.
class JobScriptTest {
  private static final Limits LIMITS = new Limits(Duration.ofHours(2), 8L << 30, 512, 4L << 30);
  private static final Attempt ATTEMPT =
      new Attempt(Path.of("/shared/it's here/jobs/alhazen-0a1b/attempt_2"), 2);

  private static SlurmSettings settings() {
    return new SlurmSettings(
        Optional.of("gpu"),
        Optional.of("lab"),
        Optional.of("high"),
        Optional.of("a100:2"),
        Optional.of(8),
        Optional.of(4_096L),
        Optional.of(Duration.ofMinutes(90)),
        List.of("--constraint=nvlink"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        SlurmSettings.OnStop.LEAVE);
  }

  @Test
  void asksForWhatTheUserWants() {
    assertThat(new JobScript(settings(), List.of("alhazen")).submission(ATTEMPT, LIMITS))
        .containsExactly(
            "sbatch",
            "--parsable",
            "--export=NONE",
            "--requeue",
            "--job-name=alhazen-0a1b-2",
            "--chdir=/shared/it's here/jobs/alhazen-0a1b/attempt_2",
            "--output=/shared/it's here/jobs/alhazen-0a1b/attempt_2/job.log",
            "--open-mode=append",
            "--nodes=1",
            "--ntasks=1",
            "--partition=gpu",
            "--account=lab",
            "--qos=high",
            "--gres=gpu:a100:2",
            "--cpus-per-task=8",
            "--mem=4096M",
            "--time=90",
            "--constraint=nvlink",
            "/shared/it's here/jobs/alhazen-0a1b/attempt_2/job.sh");
  }

  @Test
  void leavesRoomForItselfWhereTheUserSaysNothing() {
    JobScript script = new JobScript(SlurmSettings.NONE, List.of("alhazen"));
    assertThat(script.submission(ATTEMPT, LIMITS)).contains("--mem=8960M", "--time=130");
    assertThat(script.inside(LIMITS)).isEqualTo(LIMITS);
  }

  @Test
  void aRunEndsALittleBeforeItsJobDoes() {
    Limits inside = new JobScript(settings(), List.of("alhazen")).inside(LIMITS);
    assertThat(inside.wall()).isEqualTo(Duration.ofMinutes(89));
    assertThat(inside.memoryBytes()).isEqualTo((4_096L - 768) << 20);
  }

  @Test
  void theScriptQuotesWhatItIsGiven() {
    assertThat(new JobScript(settings(), List.of("env", "A=b c", "/opt/al hazen")).text(ATTEMPT))
        .startsWith("#!/bin/sh\n")
        .endsWith(
            "exec 'env' 'A=b c' '/opt/al hazen' slurm-run"
                + " '/shared/it'\\''s here/jobs/alhazen-0a1b/attempt_2'\n");
  }

  @Test
  void aFlagThatIsNoneIsRefused() {
    assertThatThrownBy(
            () ->
                new SlurmSettings(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of("constraint=a100"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    SlurmSettings.OnStop.LEAVE))
        .hasMessageContaining("--constraint=a100");
  }

  @Test
  void readsWhatDifferentVersionsSayOfAJob() {
    String line =
        "JobId=7 ArrayJobId=7 JobName=x UserId=u(1) JobState=COMPLETING Reason=NonZeroExitCode"
            + " Requeue=1 Restarts=2 ExitCode=7:0 ReqNodeList=n9 ExcNodeList=(null) NodeList=n2";
    assertThat(Details.parse(line)).isEqualTo(new Details("COMPLETING", 2, 7, "n2"));
    assertThat(Details.parse("JobState=PENDING NodeList=(null)"))
        .isEqualTo(new Details("PENDING", 0, 0, ""));
    assertThat(Fate.of("CANCELLED by 1000")).isEqualTo(Fate.CANCELLED);
    assertThat(Fate.of("SOMETHING_NEW")).isEqualTo(Fate.ALIVE);
  }

  @Test
  void tellsTroubleThatPassesFromARefusal() {
    assertThat(new Refusal("Unable to contact slurm controller (connect failure)").isPassing())
        .isTrue();
    assertThat(new Refusal("Batch job submission failed: Invalid account").isPassing()).isFalse();
    assertThat(new Refusal("Invalid account or account/partition combination").advice())
        .contains("--slurm-partition");
    assertThat(
            new Refusal("Requested time limit is invalid (missing or exceeds some limit)").advice())
        .contains("--slurm-time");
    assertThat(new Refusal("Invalid generic resource (gres) specification").advice())
        .contains("--slurm-gpus");
  }
}
