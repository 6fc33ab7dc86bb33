package dev.alhazen.coding;

import java.util.ArrayList;
import java.util.List;

/// Where lines stand in a file one after the other, by the algorithm of Knuth, Morris and Pratt: a
/// file of like lines must not take the product of both lengths.
final class Places {
  private Places() {}

  /// The first line of each place, counted from 0; places may overlap.
  static List<Integer> of(List<String> file, List<String> wanted) {
    List<Integer> places = new ArrayList<>();
    int[] back = back(wanted);
    int same = 0;
    for (int i = 0; i < file.size(); i++) {
      while (same > 0 && !file.get(i).equals(wanted.get(same))) {
        same = back[same - 1];
      }
      if (file.get(i).equals(wanted.get(same))) {
        same++;
      }
      if (same == wanted.size()) {
        places.add(i - same + 1);
        same = back[same - 1];
      }
    }
    return places;
  }

  /// For each length of a beginning, how long its longest proper end is that begins it too.
  private static int[] back(List<String> wanted) {
    int[] back = new int[wanted.size()];
    int same = 0;
    for (int i = 1; i < wanted.size(); i++) {
      while (same > 0 && !wanted.get(i).equals(wanted.get(same))) {
        same = back[same - 1];
      }
      if (wanted.get(i).equals(wanted.get(same))) {
        same++;
      }
      back[i] = same;
    }
    return back;
  }
}
