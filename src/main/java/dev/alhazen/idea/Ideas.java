package dev.alhazen.idea;

import java.util.List;

/// What generation gave.
///
/// @param ideas in the order in which they were made; their names differ from each other and from
///   all in the archive
/// @param dropped a sentence for each proposal or reflection that could not be used, and why
public record Ideas(List<Idea> ideas, List<String> dropped) {
  public Ideas {
    ideas = List.copyOf(ideas);
    dropped = List.copyOf(dropped);
  }
}
