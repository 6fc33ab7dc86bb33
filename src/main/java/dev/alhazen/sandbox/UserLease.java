package dev.alhazen.sandbox;

import dev.alhazen.base.UnavailableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// An unused user id for one run, held by nobody else on this machine until it is closed: files of
/// the real users stay out of reach, and limits on processes count for this run alone.
public final class UserLease implements AutoCloseable {
  private static final Path REGISTER = Path.of("/run/alhazen/users");
  private static final int FIRST = 64_500;
  private static final int LAST = 64_999;

  /// Leased by this process; their files are not opened twice, as closing would free the lock.
  private static final Set<Integer> OWN = ConcurrentHashMap.newKeySet();

  private final int id;
  private final FileChannel lock;

  private UserLease(int id, FileChannel lock) {
    this.id = id;
    this.lock = lock;
  }

  /// @throws UnavailableException where none is free or `/run` cannot be written
  public static UserLease take() {
    try {
      Files.createDirectories(REGISTER);
      String known = Files.readString(Path.of("/etc/passwd"));
      for (int id = FIRST; id <= LAST; id++) {
        if (!known.contains(":" + id + ":")) {
          Optional<UserLease> lease = tryTake(id);
          if (lease.isPresent()) {
            return lease.get();
          }
        }
      }
    } catch (IOException e) {
      throw new UnavailableException(
          "User ids for sandboxed runs cannot be reserved in %s: %s.".formatted(REGISTER, e), e);
    }
    throw new UnavailableException(
        "All user ids from %d to %d are in use. Run fewer experiments at once."
            .formatted(FIRST, LAST));
  }

  public int id() {
    return id;
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UnavailableException("A reserved user id cannot be freed: %s.".formatted(e), e);
    } finally {
      OWN.remove(id);
    }
  }

  private static Optional<UserLease> tryTake(int id) throws IOException {
    if (!OWN.add(id)) {
      return Optional.empty();
    }
    FileChannel channel =
        FileChannel.open(
            REGISTER.resolve("" + id), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (channel.tryLock() != null) {
      return Optional.of(new UserLease(id, channel));
    }
    channel.close();
    OWN.remove(id);
    return Optional.empty();
  }
}
