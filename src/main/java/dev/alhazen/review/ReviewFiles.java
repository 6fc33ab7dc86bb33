package dev.alhazen.review;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.Json;
import java.nio.file.Path;
import java.util.List;

/// Writes a review for programs, for text editors and for browsers: `NAME.json` (see [ReviewFile]),
/// `NAME.md` and `NAME.html`.
public final class ReviewFiles {
  private ReviewFiles() {}

  /// @param name the files' name without ending: `review` or `review-improved`
  /// @param paper the paper's title, or its file's name
  /// @param reviewer the model's name
  /// @return the files: JSON, Markdown, HTML
  public static List<Path> write(
      Path folder, String name, Reviewed reviewed, String paper, String reviewer) {
    ReviewFile file = ReviewFile.of(reviewed, paper, reviewer);
    Path json = folder.resolve(name + ".json");
    Path markdown = folder.resolve(name + ".md");
    Path html = folder.resolve(name + ".html");
    AtomicFiles.write(json, Json.pretty(file));
    AtomicFiles.write(markdown, ReviewText.of(file));
    AtomicFiles.write(html, ReviewPage.of(file).html());
    return List.of(json, markdown, html);
  }
}
