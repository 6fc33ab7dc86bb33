package dev.alhazen.coding;

import dev.alhazen.base.Step;
import dev.alhazen.model.Message;
import dev.alhazen.sandbox.Globs;
import dev.alhazen.sandbox.Tree;
import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Who changes an experiment's code: a model that replies with edits, or a program that edits the
/// files itself. Implementations are thread-safe; what they do is recorded.
public interface Coder {
  /// How it hands over its work, which decides in what words it is asked.
  Manner manner();

  /// Carries out the last message of the assignment.
  ///
  /// @throws dev.alhazen.model.ModelException where the model cannot be asked
  Work change(Assignment assignment);

  /// The two ways of handing over a change.
  enum Manner {
    /// It replies with edit blocks.
    REPLIES,
    /// It edits the files of its workspace.
    EDITS_FILES
  }

  /// What is to be done.
  ///
  /// @param step the key of this round; what the coder does is journalled at it or below
  /// @param task the prompt's name
  /// @param system the system message, for a coder that replies
  /// @param talk the conversation so far; the last message says what to do
  /// @param tree all files of the workspace
  /// @param files path → text of those that may be changed
  /// @param editable which files may change or appear
  /// @param fixed which may not, even where `editable` covers them
  record Assignment(
      Step step,
      String task,
      String system,
      List<Message> talk,
      Tree tree,
      SequencedMap<String, String> files,
      Globs editable,
      Globs fixed) {
    public Assignment {
      talk = List.copyOf(talk);
      files = Collections.unmodifiableSequencedMap(new TreeMap<>(files));
    }
  }

  /// What was done.
  ///
  /// @param edit the change, or why there is none
  /// @param said the coder's own words, which stand in the conversation from then on; not empty
  record Work(Edit edit, String said) {}
}
