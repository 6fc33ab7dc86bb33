package dev.alhazen.sandbox.landlock;

import dev.alhazen.sandbox.landlock.Filter.Tree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a launcher does before it becomes the command, as its arguments say.
///
/// @param status the file in which it says that it begins, or why it cannot
/// @param tree how the command's processes are told from others
/// @param root what becomes the root once the places are made
/// @param folder the command's working folder, as it sees it
/// @param places mounts to make, in this order; none without namespaces
/// @param reads what can be read and run, with all below: paths under the old root
/// @param writes what can be changed, too
/// @param command an absolute program and its arguments
record Policy(
    Path status,
    Tree tree,
    Path root,
    Path folder,
    List<Place> places,
    List<Path> reads,
    List<Path> writes,
    List<String> command) {
  private static final String END = "--";

  Policy {
    places = List.copyOf(places);
    reads = List.copyOf(reads);
    writes = List.copyOf(writes);
    command = List.copyOf(command);
  }

  /// One mount: a source, with everything mounted below it before, can be seen at a target, too.
  record Place(How how, Path source, Path target) {
    enum How {
      AS_IT_IS,
      /// Neither it can be changed nor what is mounted below.
      READ_ONLY
    }
  }

  List<String> arguments() {
    List<String> words = new ArrayList<>();
    words.addAll(List.of(status.toString(), tree.name(), root.toString(), folder.toString()));
    for (Place place : places) {
      words.add(place.how.name());
      words.add(place.source.toString());
      words.add(place.target.toString());
    }
    words.add(END);
    reads.forEach(path -> words.add(path.toString()));
    words.add(END);
    writes.forEach(path -> words.add(path.toString()));
    words.add(END);
    words.addAll(command);
    return words;
  }

  static Policy of(List<String> words) {
    int places = words.indexOf(END);
    int reads = next(words, places);
    int writes = next(words, reads);
    List<Place> found = new ArrayList<>();
    for (int i = 4; i < places; i += 3) {
      found.add(
          new Place(
              Place.How.valueOf(words.get(i)),
              Path.of(words.get(i + 1)),
              Path.of(words.get(i + 2))));
    }
    return new Policy(
        Path.of(words.get(0)),
        Tree.valueOf(words.get(1)),
        Path.of(words.get(2)),
        Path.of(words.get(3)),
        found,
        paths(words.subList(places + 1, reads)),
        paths(words.subList(reads + 1, writes)),
        words.subList(writes + 1, words.size()));
  }

  private static int next(List<String> words, int end) {
    return end + 1 + words.subList(end + 1, words.size()).indexOf(END);
  }

  private static List<Path> paths(List<String> words) {
    return words.stream().map(Path::of).toList();
  }
}
