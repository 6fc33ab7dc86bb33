package dev.alhazen.sandbox;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.Digest;
import dev.alhazen.base.Json;
import dev.alhazen.journal.Blobs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/// Makes a baseline once per machine: successful executions of kind `baseline` are kept in a folder
/// that all studies share, by the digest of their whole input, of what is mounted (names, sizes and
/// times of its files), the tier and the device. All others pass through.
public final class CachedSandbox implements Sandbox {
  private static final String KIND = "baseline";

  private final Path cache;
  private final Blobs shared;
  private final Blobs study;
  private final String device;
  private final Sandbox next;

  /// @param cache a folder of this machine
  /// @param study the blobs in which `next` leaves outputs, and into which cached ones are copied
  /// @param device what computes: a baseline of one GPU is none for another
  public CachedSandbox(Path cache, Blobs study, String device, Sandbox next) {
    this.cache = cache;
    this.shared = new Blobs(cache.resolve("blobs"));
    this.study = study;
    this.device = device;
    this.next = next;
  }

  @Override
  public String tier() {
    return next.tier();
  }

  @Override
  public Execution run(SandboxRequest request) {
    if (!request.kind().equals(KIND)) {
      return next.run(request);
    }
    Path entry = cache.resolve(key(request).hex() + ".json");
    return cached(entry).orElseGet(() -> made(request, entry));
  }

  private Digest key(SandboxRequest request) {
    String mounted =
        request.mounts().stream()
            .map(mount -> MountContent.digest(mount.source()).hex())
            .collect(Collectors.joining(" "));
    return Digest.of(
        "%s\n%s\n%s\n%s".formatted(Json.line(RequestInput.of(request)), tier(), device, mounted));
  }

  /// Nothing where the entry was never made, or was deleted in part.
  private Optional<Execution> cached(Path entry) {
    if (!Files.exists(entry)) {
      return Optional.empty();
    }
    Execution execution = Json.read(entry, Execution.class);
    if (!execution.contents().values().stream().allMatch(shared::has)) {
      return Optional.empty();
    }
    copy(execution, shared, study);
    return Optional.of(execution);
  }

  private Execution made(SandboxRequest request, Path entry) {
    Execution execution = next.run(request);
    if (execution.exit().isSuccess()) {
      copy(execution, study, shared);
      AtomicFiles.write(entry, Json.pretty(execution));
    }
    return execution;
  }

  private static void copy(Execution execution, Blobs from, Blobs to) {
    for (Digest digest : execution.contents().values()) {
      Digest stored = to.putFile(from.path(digest));
      if (!stored.equals(digest)) {
        throw new dev.alhazen.base.UnavailableException(
            "Blob %s was changed on disk. Delete it.".formatted(from.path(digest)));
      }
    }
  }
}
