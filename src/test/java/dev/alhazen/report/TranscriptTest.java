package dev.alhazen.report;

import static dev.alhazen.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptTest {
  @TempDir Path folder;

  @Test
  void writesALineForEachEvent() throws IOException {
    Path investigation = SampleStudy.in(folder).resolve(SampleStudy.NAME);

    List<Path> files = Transcript.write(investigation);

    assertThat(files)
        .containsExactly(investigation.resolve("transcript.md"), investigation.resolve("log.txt"));
    assertGolden("report/log.txt", Files.readString(investigation.resolve("log.txt")));
  }

  @Test
  void writesWhatTheModelsSaidAlsoFromBlobs() throws IOException {
    Path investigation = SampleStudy.in(folder).resolve(SampleStudy.NAME);

    Transcript.write(investigation);

    assertThat(Files.readString(investigation.resolve("transcript.md")))
        .contains("## experiment/run_1/edit#1")
        .contains("~~~~\nLonger. Longer.")
        .contains("- run experiment/run_1/run#1, attempt 1: failed in 1:30");
  }

  @Test
  void saysThatAReplyWasDeleted() throws IOException {
    Path investigation = SampleStudy.in(folder).resolve(SampleStudy.NAME);
    try (Stream<Path> blobs = Files.walk(folder.resolve("blobs"))) {
      for (Path blob : blobs.filter(Files::isRegularFile).toList()) {
        Files.delete(blob);
      }
    }

    Transcript.write(investigation);

    assertThat(Files.readString(investigation.resolve("transcript.md")))
        .contains("The reply is no longer kept.");
  }

  @Test
  void writesTheStudysOwnConversationsToo() throws IOException {
    Path study = SampleStudy.in(folder);

    Transcript.write(study);

    assertThat(Files.readString(study.resolve("transcript.md"))).contains("An idea.");
  }
}
