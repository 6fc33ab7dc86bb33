package dev.alhazen.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.Digest;
import dev.alhazen.base.UnavailableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobsTest {
  @TempDir Path folder;

  @Test
  void leavesNoPartBehindWhereAFileCannotBeStored() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "content");
    Path blobs = Files.createDirectories(folder.resolve("blobs"));
    Files.writeString(blobs.resolve(Digest.of("content").hex().substring(0, 2)), "in the way");
    assertThatThrownBy(() -> new Blobs(blobs).putFile(file))
        .isInstanceOf(UnavailableException.class);
    try (Stream<Path> left = Files.list(blobs)) {
      assertThat(left).hasSize(1);
    }
  }

  @Test
  void storesAFileThatItsOwnerMayNotWrite() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "content");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
    Blobs blobs = new Blobs(folder.resolve("blobs"));
    Digest stored = blobs.putFile(file);
    assertThat(blobs.text(stored)).isEqualTo("content");
    assertThat(Files.getPosixFilePermissions(blobs.path(stored)))
        .contains(PosixFilePermission.OWNER_WRITE);
  }
}
