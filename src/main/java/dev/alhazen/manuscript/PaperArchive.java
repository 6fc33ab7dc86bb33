package dev.alhazen.manuscript;

import dev.alhazen.base.Digest;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Tree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/// The sources of a paper as one archive that a preprint server takes. The same sources always give
/// the same bytes. Left out is `citations.json`, whose abstracts and passages are others' texts.
public final class PaperArchive {
  private static final int MODE = 0100644;

  private PaperArchive() {}

  /// A `.tar.gz`.
  public static byte[] of(Tree sources, Blobs blobs) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    GzipParameters parameters = new GzipParameters();
    parameters.setModificationTime(0);
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new GzipCompressorOutputStream(bytes, parameters))) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (Map.Entry<String, Digest> file : sources.files().entrySet()) {
        if (!file.getKey().equals(CitationFile.NAME)) {
          put(tar, file.getKey(), blobs.bytes(file.getValue()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void put(TarArchiveOutputStream tar, String name, byte[] content)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    entry.setMode(MODE);
    entry.setModTime(0L);
    entry.setIds(0, 0);
    entry.setNames("", "");
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }
}
