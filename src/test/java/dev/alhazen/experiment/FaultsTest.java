package dev.alhazen.experiment;

import static dev.alhazen.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Digest;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Execution;
import dev.alhazen.sandbox.Exit;
import dev.alhazen.sandbox.Tree;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultsTest {
  private static final String NUMBERED =
      IntStream.rangeClosed(1, 60).mapToObj("line %d\n"::formatted).collect(Collectors.joining());

  @TempDir Path temp;
  private Sources sources;

  @BeforeEach
  void setUp() {
    Blobs blobs = new Blobs(temp);
    TreeMap<String, Digest> files = new TreeMap<>();
    Map.of("Experiment.java", NUMBERED, "experiment.py", NUMBERED, "src/model.c", NUMBERED)
        .forEach((path, text) -> files.put(path, blobs.put(text)));
    sources = new Sources(new Tree(files), blobs);
  }

  @Test
  void showsWhereJavacComplains() {
    assertGolden(
        "experiment/fault-javac.txt",
        shown(
            """
            Experiment.java:41: error: cannot find symbol
                    float rate = schedle.rate(t);
                                 ^
              symbol:   variable schedle
              location: class Experiment
            Experiment.java:52: warning: [removal] finalize() in Object has been deprecated
            ./Experiment.java:58: error: incompatible types: double cannot be converted to float
                    return 0.5;
                           ^
            2 errors
            """));
  }

  @Test
  void showsTheInnermostOwnFrameOfTheLastException() {
    assertGolden(
        "experiment/fault-python.txt",
        shown(
            """
            Traceback (most recent call last):
              File "/work/experiment.py", line 20, in load
                value = cache["x"]
            KeyError: 'x'

            During handling of the above exception, another exception occurred:

            Traceback (most recent call last):
              File "/work/experiment.py", line 50, in <module>
                main()
              File "/work/experiment.py", line 33, in main
                loss = model(batch)
              File "/usr/lib/python3/dist-packages/torch/nn/modules/module.py", line 1518, in _call
                return forward_call(*args, **kwargs)
            RuntimeError: mat1 and mat2 shapes cannot be multiplied (64x128 and 64x10)
            """));
  }

  @Test
  void showsSyntaxErrorsAndWrongIndentation() {
    assertGolden(
        "experiment/fault-syntax.txt",
        shown(
            """
              File "experiment.py", line 7
                def f(:
                      ^
            SyntaxError: invalid syntax

            Sorry: IndentationError: unexpected indent (experiment.py, line 9)
            """));
  }

  @Test
  void showsTheCauseBeforeItsConsequence() {
    assertGolden(
        "experiment/fault-java.txt",
        shown(
            """
            Exception in thread "main" java.lang.IllegalStateException: training failed
            \tat Experiment.train(Experiment.java:12)
            \tat Harness.work(Harness.java:160)
            Caused by: java.lang.ArrayIndexOutOfBoundsException: Index 7 out of bounds for length 7
            \tat java.base/java.util.Arrays.rangeCheck(Arrays.java:724)
            \tat Experiment$Schedule.kept(Experiment.java:44)
            \t... 3 more
            """));
  }

  @Test
  void showsWhereCompilersInTheStyleOfGccComplain() {
    assertGolden(
        "experiment/fault-gcc.txt",
        shown(
            """
            src/model.c: In function 'step':
            src/model.c:15:9: error: 'rate' undeclared (first use in this function)
            src/model.c:15:9: note: each undeclared identifier is reported only once
            src/model.c:22:1: warning: control reaches end of non-void function
            src/other.h:3:1: error: unknown type name 'vec'
            """));
  }

  @Test
  void showsAFewPlacesWhereThereAreHundreds() {
    String many =
        IntStream.range(1, 300)
            .mapToObj(n -> "Experiment.java:%d: error: ';' expected%n".formatted(n % 60 + 1))
            .collect(Collectors.joining());
    assertThat(shown(many)).contains("[… 55 more …]").hasSizeLessThan(9_000);
  }

  @Test
  void findsNoPlaceInOrdinaryOutput() {
    assertThat(
            shown(
                """
                experiment.py: 3 epochs
                loss: 12: fine
                12:30:01: started
                Experiment.java: compiled
                """))
        .doesNotContain("Where it went wrong");
  }

  @Test
  void readsOutputOfAnySizeAtOnce() {
    String long1 =
        "a:".repeat(100_000) + "\n" + "File \"".repeat(20_000) + "\n" + "x.".repeat(99_999);
    assertThat(shown(long1)).doesNotContain("Where it went wrong");
  }

  private String shown(String stderr) {
    return Excerpt.of(
        new Execution(new Exit.Exited(1), "", stderr, Duration.ofSeconds(1), Tree.EMPTY), sources);
  }
}
