package dev.alhazen.study;

import dev.alhazen.journal.Journal;
import java.nio.file.Path;
import java.util.List;

/// Opens journals and binds instruments to them; made by the command line, live or as a replay.
public interface Workbench {
  /// Opens the journal of a study or of one of its investigations.
  ///
  /// @param file where it lies, or would lie, in the study's folder
  /// @param scope the study's or the idea's name, for people
  Journal open(Path file, String scope);

  /// @param scope the idea's name, or `study`: whose budget a call is charged to
  Instruments instruments(Journal journal, String scope);

  /// What the investigations spend, from the moment when their number is known.
  Purse purse();

  /// Divides a study's money among its investigations.
  interface Purse {
    /// Gives each idea an envelope, the same for all, of what is left of the study's budget, and
    /// records the division in the study's journal; without a budget nothing happens.
    void divide(Journal study, List<String> ideas);

    /// An investigation has stopped: what is left of its envelope returns to the whole.
    void giveBack(String idea);
  }
}
