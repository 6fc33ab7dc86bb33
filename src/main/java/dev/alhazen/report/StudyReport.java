package dev.alhazen.report;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.page.Page;
import j2html.tags.DomContent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The report of a study: one self-contained page, written from the study's files and journals
/// alone. The same files always give the same page.
public final class StudyReport {
  private StudyReport() {}

  /// Writes `report.html` into the study's folder.
  ///
  /// @return the page's path
  /// @throws dev.alhazen.base.UsageException where the folder is no study
  public static Path write(Path study) {
    Path file = study.resolve("report.html");
    AtomicFiles.write(file, html(study));
    return file;
  }

  /// The page itself.
  static String html(Path study) {
    StudyFiles files = StudyFiles.read(study);
    List<DomContent> content = new ArrayList<>(Overview.of(files));
    content.add(IdeasPart.of(files));
    files.investigations().forEach(one -> content.add(InvestigationPart.of(files, one)));
    content.add(CostPart.of(files));
    content.add(TimelinePart.of(files));
    return new Page("Study of " + files.fact("template"), content).html();
  }
}
