package dev.alhazen.dataset;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// The files that a data set is made from, whatever they are packed in: as they are, `.gz`, `.zip`,
/// `.tar` or `.tar.gz`, told apart by their content. Only names and contents are taken from an
/// archive, never places: one that names a file outside of itself is refused.
public final class Material {
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] GZIP = {0x1f, (byte) 0x8b};
  private static final byte[] TAR = "ustar".getBytes(StandardCharsets.US_ASCII);
  private static final int TAR_PLACE = 257;
  private static final int HEAD = TAR_PLACE + TAR.length;

  private final List<Path> files;

  private Material(List<Path> files) {
    this.files = files;
  }

  static Material of(List<Path> files) {
    return new Material(List.copyOf(files));
  }

  /// What a user has.
  ///
  /// @param given a file, or a folder of which the files count that the data set is made from
  static Material of(Path given, DataSet set) throws IOException {
    if (!Files.isDirectory(given)) {
      return of(List.of(given));
    }
    try (Stream<Path> children = Files.list(given)) {
      return of(
          children.filter(Files::isRegularFile).filter(file -> isOf(file, set)).sorted().toList());
    }
  }

  private static boolean isOf(Path file, DataSet set) {
    String name = file.getFileName().toString();
    return set.recipe().wants(name)
        || set.sources().stream().anyMatch(source -> source.file().equals(name));
  }

  List<Path> files() {
    return files;
  }

  /// A file that was found.
  ///
  /// @param source the file on this disk that it is, or is packed in
  /// @param name without folders
  /// @param content its failures are [Damage] of the source
  record Entry(Path source, String name, Packing packing, InputStream content) {}

  /// How a file was found.
  enum Packing {
    ARCHIVED,
    PLAIN
  }

  /// Told of each file, which can be read until the next one is told.
  @FunctionalInterface
  interface Visitor {
    void visit(Entry entry) throws IOException;
  }

  void each(Visitor visitor) throws IOException {
    for (Path file : files) {
      try (InputStream in = Files.newInputStream(file)) {
        open(file, file.getFileName().toString(), new SourceStream(file, in), visitor);
      }
    }
  }

  private static void open(Path file, String name, InputStream content, Visitor visitor)
      throws IOException {
    BufferedInputStream in = new BufferedInputStream(content, 1 << 16);
    byte[] head = head(in);
    if (startsWith(head, ZIP, 0)) {
      unzip(file, in, visitor);
    } else if (startsWith(head, GZIP, 0)) {
      open(file, name.replaceFirst("\\.gz$", ""), unpacked(file, in), visitor);
    } else if (startsWith(head, TAR, TAR_PLACE)) {
      untar(file, in, visitor);
    } else {
      visitor.visit(new Entry(file, name, Packing.PLAIN, in));
    }
  }

  private static InputStream unpacked(Path file, InputStream in) {
    try {
      return new SourceStream(file, new GZIPInputStream(in, 1 << 16));
    } catch (IOException e) {
      throw SourceStream.damage(file, e);
    }
  }

  private static void unzip(Path file, InputStream in, Visitor visitor) throws IOException {
    ZipInputStream zip = new ZipInputStream(in);
    SourceStream content = new SourceStream(file, zip);
    for (ZipEntry entry = content.next(zip::getNextEntry);
        entry != null;
        entry = content.next(zip::getNextEntry)) {
      String name = inside(file, entry.getName());
      if (!entry.isDirectory()) {
        visitor.visit(new Entry(file, name, Packing.ARCHIVED, content));
      }
    }
  }

  private static void untar(Path file, InputStream in, Visitor visitor) throws IOException {
    TarArchiveInputStream tar = new TarArchiveInputStream(in);
    SourceStream content = new SourceStream(file, tar);
    for (TarArchiveEntry entry = content.next(tar::getNextEntry);
        entry != null;
        entry = content.next(tar::getNextEntry)) {
      String name = inside(file, entry.getName());
      if (entry.isFile()) {
        visitor.visit(new Entry(file, name, Packing.ARCHIVED, content));
      }
    }
  }

  /// The name without its folders.
  private static String inside(Path file, String entry) {
    List<String> parts = Arrays.asList(entry.replace('\\', '/').split("/"));
    if (entry.startsWith("/") || parts.contains("..") || entry.indexOf('\0') >= 0) {
      throw new Damage(
          file, "is not to be trusted: it holds '%s', outside of itself".formatted(entry));
    }
    return parts.isEmpty() ? "" : parts.getLast();
  }

  private static byte[] head(BufferedInputStream in) throws IOException {
    in.mark(HEAD);
    byte[] head = in.readNBytes(HEAD);
    in.reset();
    return head;
  }

  private static boolean startsWith(byte[] head, byte[] mark, int place) {
    return head.length >= place + mark.length
        && Arrays.equals(head, place, place + mark.length, mark, 0, mark.length);
  }
}
