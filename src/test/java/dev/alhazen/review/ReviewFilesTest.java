package dev.alhazen.review;

import static dev.alhazen.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewFilesTest {
  @TempDir Path folder;

  @Test
  void writesWhatProgramsReadBack() {
    Reviewed reviewed = reviewed("Fine & <b>bold</b>");
    List<Path> files = ReviewFiles.write(folder, "review", reviewed, "On Noise", "local/x");

    assertThat(files)
        .extracting(file -> file.getFileName().toString())
        .containsExactly("review.json", "review.md", "review.html");
    ReviewFile read = ReviewFile.read(files.getFirst());
    assertThat(read.review()).isEqualTo(reviewed.review());
    assertThat(read.ensemble()).isEqualTo(reviewed.ensemble());
    assertThat(read.scores()).containsEntry("Overall", new Aggregate(4, 4.5, 4, 5, List.of(4, 5)));
    assertThat(read.decision()).isEqualTo("reject");
    assertThat(Json.read(files.getFirst()).propertyNames())
        .contains("version", "acceptFrom", "wordsShown", "notes");
  }

  @Test
  void writesMarkdownForPeople() throws IOException {
    ReviewFiles.write(folder, "review", reviewed("A fine\n\npaper."), "On Noise", "local/x");

    assertGolden("review/review.md", Files.readString(folder.resolve("review.md")));
  }

  @Test
  void writesAPageThatShowsEveryReviewAndEscapesIt() throws IOException {
    ReviewFiles.write(folder, "review", reviewed("<img src=x>"), "On <i>Noise</i>", "rehearsal");

    assertThat(Files.readString(folder.resolve("review.html")))
        .contains("&lt;img src=x&gt;")
        .contains("Review: On &lt;i&gt;Noise&lt;/i&gt;")
        .contains("Review 2 of 2: reject, Overall 5")
        .contains("This is a rehearsal")
        .doesNotContain("<img")
        .doesNotContain("<i>");
  }

  private static Reviewed reviewed(String summary) {
    Form form = Form.neurips();
    List<Review> ensemble = List.of(single(summary, 4), single(summary, 5));
    var scores = Aggregate.over(form, ensemble);
    Review merged =
        new Filled(Json.parse(Replies.texts(""), "texts"))
            .review(form, Aggregate.values(scores), Reviewer.REHEARSAL);
    Review review =
        new Review(
            summary,
            merged.strengths(),
            merged.weaknesses(),
            List.of("Why\nso?"),
            List.of(),
            false,
            merged.scores(),
            merged.decision(),
            true);
    return new Reviewed(form, review, ensemble, scores, 1, 900, 450, List.of("A note."));
  }

  private static Review single(String summary, int overall) {
    return new Filled(Json.parse(Replies.review("one", overall).replace("one summary", "one"), "x"))
        .review(Form.neurips(), Reviewer.REHEARSAL);
  }
}
