package dev.alhazen.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.Digest;
import dev.alhazen.journal.Blobs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
  @TempDir Path temp;

  @Test
  void removesWhatAKilledProcessLeft() throws Exception {
    Path stale = Files.createDirectories(temp.resolve("sandbox-123/7/work"));
    Files.writeString(stale.resolve("half-written"), "x");
    Scratch scratch = new Scratch(temp);
    assertThat(temp.resolve("sandbox-123")).doesNotExist();
    assertThat(scratch.folder()).exists();
  }

  @Test
  void leavesWhatIsInUseAlone() {
    Scratch first = new Scratch(temp);
    Scratch second = new Scratch(temp);
    assertThat(first.folder()).exists();
    assertThat(second.folder()).exists().isNotEqualTo(first.folder());
  }

  @Test
  void isClearedWithItsParentAtTheEnd() {
    Path parent = temp.resolve("parent");
    new Scratch(parent);
    Scratch.clear(parent);
    assertThat(parent).doesNotExist();
    assertThat(new Scratch(parent).folder()).exists();
  }

  @Test
  void clearingLeavesWhatLiesThereBesides() throws Exception {
    Path parent = Files.createDirectories(temp.resolve("parent"));
    Files.writeString(parent.resolve("other"), "x");
    Scratch scratch = new Scratch(parent);
    Scratch.clear(parent);
    assertThat(parent.resolve("other")).exists();
    assertThat(scratch.folder()).doesNotExist();
  }

  @Test
  void endsTheProcessesThatAKilledProgramLeft() throws Exception {
    Path home = Files.createDirectories(temp.resolve("sandbox-123/7/home"));
    ProcessBuilder orphan = new ProcessBuilder("sleep", "600");
    orphan.environment().put("HOME", home.toRealPath().toString());
    Process left = orphan.start();
    new Scratch(temp);
    assertThat(left.waitFor()).isEqualTo(137);
  }

  @Test
  void stagesScriptsSoThatTheyCanBeRun() {
    Blobs blobs = new Blobs(temp.resolve("blobs"));
    Tree inputs = new Tree(Map.of("run.sh", blobs.put("#!/bin/sh\n"), "data", blobs.put("x")));
    try (Staging staging = new Scratch(temp.resolve("scratch")).stage(inputs, blobs)) {
      assertThat(staging.work().resolve("run.sh")).isExecutable();
      assertThat(Files.isExecutable(staging.work().resolve("data"))).isFalse();
    }
  }

  @Test
  void leavesNothingOfAFolderThatCouldNotBeFilled() throws Exception {
    Blobs blobs = new Blobs(temp.resolve("blobs"));
    Tree inputs = new Tree(Map.of("a", blobs.put("x"), "b", Digest.of("gone")));
    Scratch scratch = new Scratch(temp.resolve("scratch"));
    assertThatThrownBy(() -> scratch.stage(inputs, blobs)).hasMessageContaining("is gone");
    assertThat(scratch.folder()).isEmptyDirectory();
  }
}
