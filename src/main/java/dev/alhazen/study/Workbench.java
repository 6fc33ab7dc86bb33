package dev.alhazen.study;

import dev.alhazen.journal.Journal;
import java.nio.file.Path;

/// Opens journals and binds instruments to them; made by the command line, live or as a replay.
public interface Workbench {
  /// Opens the journal of a study or of one of its investigations.
  ///
  /// @param file where it lies, or would lie, in the study's folder
  /// @param scope the study's or the idea's name, for people
  Journal open(Path file, String scope);

  /// @param scope the idea's name, or `study`: whose budget a call is charged to
  Instruments instruments(Journal journal, String scope);
}
