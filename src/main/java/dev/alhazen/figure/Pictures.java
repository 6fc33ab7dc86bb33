package dev.alhazen.figure;

import dev.alhazen.base.Digest;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Globs;
import dev.alhazen.sandbox.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The pictures that a plot script left, under `figures/`, wherever it wrote them.
///
/// @param files every picture, for the workspace
/// @param chosen one file for each figure: a PDF, which stays sharp, before a PNG or JPEG
/// @param faults what cannot be used, and why
record Pictures(Tree files, List<String> chosen, List<String> faults) {
  static final String FOLDER = "figures/";

  /// Where a plot script may leave pictures.
  static final Globs PLACES = Globs.of("figures/**.{pdf,png,jpg,jpeg}", "*.{pdf,png,jpg,jpeg}");

  private static final List<String> PREFERRED = List.of(".pdf", ".png", ".jpg", ".jpeg");

  Pictures {
    chosen = List.copyOf(chosen);
    faults = List.copyOf(faults);
  }

  /// @param outputs all of which are new, since no old picture was shown to the script
  static Pictures of(Tree outputs, Blobs blobs) {
    TreeMap<String, Digest> files = new TreeMap<>();
    List<String> faults = new ArrayList<>();
    for (Map.Entry<String, Digest> output : outputs.matching(PLACES).files().entrySet()) {
      String path = output.getKey();
      if (isPicture(path, blobs.bytes(output.getValue()))) {
        files.putIfAbsent(placed(path), output.getValue());
      } else {
        faults.add(
            blobs.size(output.getValue()) == 0
                ? "%s is empty".formatted(path)
                : "%s is not what its name says".formatted(path));
      }
    }
    return new Pictures(new Tree(files), chosen(files), faults);
  }

  private static List<String> chosen(TreeMap<String, Digest> files) {
    Map<String, String> byStem = new LinkedHashMap<>();
    for (String path : files.keySet()) {
      byStem.merge(stem(path), path, (a, b) -> rank(a) <= rank(b) ? a : b);
    }
    return List.copyOf(byStem.values());
  }

  /// The path below `figures/`, with a name that LaTeX can read.
  private static String placed(String path) {
    String below = path.startsWith(FOLDER) ? path.substring(FOLDER.length()) : path;
    return FOLDER + below.replaceAll("[^\\w./-]", "_");
  }

  static String stem(String path) {
    return path.substring(0, path.lastIndexOf('.'));
  }

  private static int rank(String path) {
    return PREFERRED.indexOf(path.substring(path.lastIndexOf('.')));
  }

  private static boolean isPicture(String path, byte[] content) {
    String head = new String(content, 0, Math.min(8, content.length), StandardCharsets.ISO_8859_1);
    return switch (path.substring(path.lastIndexOf('.'))) {
      case ".pdf" -> head.startsWith("%PDF-");
      case ".png" -> head.startsWith("\u0089PNG\r\n\u001a\n");
      default -> head.startsWith("\u00ff\u00d8\u00ff");
    };
  }
}
