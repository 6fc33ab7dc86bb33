package dev.alhazen.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Step;
import dev.alhazen.evidence.Results;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Tree;
import dev.alhazen.sandbox.bubblewrap.BubblewrapSandbox;
import dev.alhazen.template.Environment;
import dev.alhazen.template.Prepared;
import dev.alhazen.template.Template;
import dev.alhazen.template.TemplateFiles;
import dev.alhazen.template.TemplateScaffold;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A template of the kind that `template new` makes, with its judge, against code that shares the
/// harness's process and can therefore change everything in it.
class HostilePythonTest {
  @TempDir Path temp;
  private Blobs blobs;
  private Template template;
  private Prepared prepared;
  private Tree files;

  @BeforeEach
  void setUp() {
    blobs = new Blobs(temp.resolve("blobs"));
    template = TemplateScaffold.write(TemplateScaffold.Language.PYTHON, temp.resolve("mine"));
    Environment.Tools tools =
        new Environment.Tools(Path.of(System.getProperty("java.home")), "python3");
    prepared = new Environment(temp.resolve("cache"), tools, _ -> {}).prepare(template);
    files = TemplateFiles.tree(template, blobs);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Writes the results after the harness has ended.
        "import atexit, glob\natexit.register(lambda: open(glob.glob('run_1*')[0] + '/final_info.json', 'w').write('{}'))",
        // Changes the evaluator in memory.
        "import judge\njudge.FUNCTIONS = {n: (lambda x, y: 0.0, f[1]) for n, f in judge.FUNCTIONS.items()}",
        "import judge\njudge.judge = lambda name, options: {'final_value': 0, 'steps_to_target': 0}",
        // Changes the library that writes the results.
        "import json\ndump = json.dump\njson.dump = lambda o, f, **k: dump(o if isinstance(o, list) else {}, f)",
        // Leaves compiled code, start-up code and a package where the judge would look for its own.
        "import os\nfor d in ['__pycache__', 'json', 'run_1']:\n    os.makedirs(d, exist_ok=True)\n"
            + "for f in ['sitecustomize.py', 'json/__init__.py', 'random.py', 'run_1/json.py']:\n"
            + "    open(f, 'w').write('import os; os._exit(0)')\n"
            + "for f in ['json/__init__.py', 'random.py', 'sitecustomize.py']:\n    os.remove(f)",
        // Outlives its parent and writes for as long as it can.
        "import os, time\nif os.fork() == 0:\n    os.setsid()\n    for fd in (0, 1, 2):\n        os.close(fd)\n"
            + "    while True:\n        try:\n            open('run_1/final_info.json', 'w').write('{}')\n"
            + "        except OSError:\n            pass\n        time.sleep(0.001)",
      })
  void measuresTheHonestNumbers(String hostile) {
    Results honest = results(files);
    Results attacked = results(with(hostile));
    assertThat(attacked.measurements()).hasSize(4).isEqualTo(honest.measurements());
  }

  private Tree with(String hostile) {
    String code =
        blobs.text(Stream.of("experiment.py").map(files.files()::get).toList().getFirst());
    return files.with(
        new Tree(
            new TreeMap<>(Map.of("experiment.py", blobs.put(code + "\n\n" + hostile + "\n")))));
  }

  private Results results(Tree tree) {
    Repetitions repetitions =
        new Repetitions(new BubblewrapSandbox(temp.resolve("scratch"), blobs), blobs);
    Repetitions.Repeated repeated =
        repetitions.run(
            new Repetitions.Job(
                Step.of("test"),
                "run",
                "run_1",
                List.of(0),
                template,
                template.preset("quick"),
                prepared,
                tree,
                template.protectedFiles(),
                Results.NONE));
    assertThat(repeated.outcome()).isInstanceOf(Outcome.Finished.class);
    return ((Outcome.Finished) repeated.outcome()).results();
  }
}
