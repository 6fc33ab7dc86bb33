package dev.alhazen.idea;

import java.util.List;

/// What generation gave.
///
/// @param ideas in the order in which they were made; their names differ from each other and from
///   all in the archive
/// @param dropped a sentence for each proposal or reflection that could not be used, and why
/// @param remarks sentences on what could not be looked at, such as likeness in meaning
public record Ideas(List<Idea> ideas, List<String> dropped, List<String> remarks) {
  public Ideas {
    ideas = List.copyOf(ideas);
    dropped = List.copyOf(dropped);
    remarks = List.copyOf(remarks);
  }
}
