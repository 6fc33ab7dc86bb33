package dev.alhazen.coding;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/// What a reply asks for, in the first of these forms that it uses: edit blocks, with new files in
/// fences beside them; unified diffs; whole files.
///
/// @param form the form that it uses
/// @param requests the changes that are whole, in order
/// @param refusals those that are not
record Reply(Form form, List<Request> requests, List<Refusal> refusals) {
  Reply {
    requests = List.copyOf(requests);
    refusals = List.copyOf(refusals);
  }

  static Reply parse(String text, SequencedMap<String, String> files) {
    List<String> lines = Reasoning.without(text);
    BlockParser.Parsed blocks = BlockParser.parse(lines, files.keySet());
    if (blocks.count() > 0) {
      return withNewFiles(blocks, files);
    }
    List<FileDiff> diffs = DiffParser.parse(lines, files.keySet());
    if (!diffs.isEmpty()) {
      return new Reply(Form.HUNK, List.copyOf(diffs), List.of());
    }
    WholeFileParser.Parsed whole = WholeFileParser.alone(lines, files);
    return new Reply(Form.FILE, List.copyOf(whole.files()), whole.refusals());
  }

  private static Reply withNewFiles(BlockParser.Parsed blocks, SequencedMap<String, String> files) {
    WholeFileParser.Parsed beside = WholeFileParser.beside(blocks.rest(), files, blocks.count());
    List<Request> requests = new ArrayList<>(beside.files());
    requests.addAll(blocks.blocks());
    List<Refusal> refusals = new ArrayList<>(blocks.refusals());
    refusals.addAll(beside.refusals());
    return new Reply(Form.BLOCK, requests, refusals);
  }

  /// Whether a text holds, or begins, an edit block or a diff.
  static boolean isEdit(String text) {
    List<String> lines = Reasoning.without(text);
    return lines.stream().anyMatch(Markers::isSearch) || DiffParser.isDiff(lines);
  }

  boolean isEmpty() {
    return requests.isEmpty() && refusals.isEmpty();
  }

  /// How many changes it asks for.
  int count() {
    return refusals.size()
        + requests.stream()
            .mapToInt(
                request -> request instanceof FileDiff diff ? Math.max(1, diff.hunks().size()) : 1)
            .sum();
  }
}
