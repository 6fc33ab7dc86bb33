package dev.alhazen.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.DefectException;
import dev.alhazen.base.Json;
import dev.alhazen.base.Step;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.journal.Blobs;
import dev.alhazen.journal.ChangedInputException;
import dev.alhazen.journal.Journal;
import dev.alhazen.sandbox.Workspace.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedWorkspaceTest {
  private static final Step EDIT = Step.of("experiment/run_1/edit#1");
  private static final Step RESULT = Step.of("experiment/run_1/result");

  @TempDir Path temp;
  private Blobs blobs;
  private Path folder;

  @BeforeEach
  void setUp() {
    blobs = new Blobs(temp.resolve("blobs"));
    folder = temp.resolve("workspace");
  }

  @Test
  void beginsWithTheInitialTreeWhateverLayThere() throws IOException {
    Files.createDirectories(folder.resolve("run_3"));
    Files.writeString(folder.resolve("run_3/half-written"), "x");
    try (Journal journal = open()) {
      Workspace workspace = workspace(journal);
      assertThat(workspace.read("Experiment.java")).isEqualTo("class A {}");
      assertThat(files()).containsExactly("Experiment.java", "lib/Harness.java");
    }
  }

  @Test
  void changesFilesAsAWhole() throws IOException {
    try (Journal journal = open()) {
      Workspace workspace = workspace(journal);
      Tree outputs = new Tree(Map.of("run_1/final_info.json", blobs.put("{}")));
      TreeMap<String, String> texts = new TreeMap<>(Map.of("Experiment.java", "class B {}"));
      workspace.change(EDIT, new Change(texts, outputs, Globs.of("lib/*")));
      assertThat(workspace.read("Experiment.java")).isEqualTo("class B {}");
      assertThat(files()).containsExactly("Experiment.java", "run_1/final_info.json");
      assertThat(Files.readString(folder.resolve("Experiment.java"))).isEqualTo("class B {}");
    }
  }

  @Test
  void isRebuiltFromTheJournalAsTheWorkGoesOn() throws IOException {
    Tree before;
    try (Journal journal = open()) {
      Workspace workspace = workspace(journal);
      workspace.change(EDIT, Change.text("Experiment.java", "class B {}"));
      workspace.change(RESULT, Change.text("notes.txt", "Run 1."));
      before = workspace.tree();
    }
    Files.writeString(folder.resolve("Experiment.java"), "half an ed");
    try (Journal replay = Journal.replay(temp.resolve("journal.jsonl"), blobs)) {
      Workspace workspace = workspace(replay);
      workspace.change(EDIT, Change.text("Experiment.java", "class B {}"));
      workspace.change(RESULT, Change.text("notes.txt", "Run 1."));
      assertThat(workspace.tree()).isEqualTo(before);
      assertThat(Files.readString(folder.resolve("Experiment.java"))).isEqualTo("class B {}");
    }
  }

  @Test
  void namesTheStepWhereAChangeIsNotTheRecordedOne() {
    try (Journal journal = open()) {
      workspace(journal).change(EDIT, Change.text("Experiment.java", "class B {}"));
    }
    try (Journal journal = open()) {
      Workspace workspace = workspace(journal);
      Change other = Change.text("Experiment.java", "class C {}");
      assertThatThrownBy(() -> workspace.change(EDIT, other))
          .isInstanceOf(ChangedInputException.class)
          .hasMessageContaining("experiment/run_1/edit#1/workspace");
    }
  }

  @Test
  void refusesASecondChangeUnderTheSameStep() {
    try (Journal journal = open()) {
      Workspace workspace = workspace(journal);
      workspace.change(EDIT, Change.text("a", "1"));
      Change second = Change.text("a", "2");
      assertThatThrownBy(() -> workspace.change(EDIT, second))
          .isInstanceOf(DefectException.class)
          .hasMessageContaining("experiment/run_1/edit#1");
    }
  }

  @Test
  void saysWhichFileIsMissing() {
    try (Journal journal = open()) {
      Workspace workspace = workspace(journal);
      assertThatThrownBy(() -> workspace.read("plot.py"))
          .isInstanceOf(UnavailableException.class)
          .hasMessage("The workspace has no file plot.py.");
    }
  }

  private Workspace workspace(Journal journal) {
    Map<String, dev.alhazen.base.Digest> files =
        Map.of(
            "Experiment.java", blobs.put("class A {}"),
            "lib/Harness.java", blobs.put("class Harness {}"));
    return new RecordedWorkspace(journal, folder, new Tree(files));
  }

  private Journal open() {
    return Journal.open(
        temp.resolve("journal.jsonl"),
        blobs,
        () -> Instant.EPOCH,
        Journal.OnChange.STOP,
        Json.tree(Map.of("about", "a test")));
  }

  private Stream<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList()
          .stream();
    }
  }
}
