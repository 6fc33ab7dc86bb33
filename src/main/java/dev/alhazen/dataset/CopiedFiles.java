package dev.alhazen.dataset;

import dev.alhazen.base.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;

/// Files that are taken as they are, each of them known by its length and its digest. However they
/// were packed and wherever they came from, what is kept is the original.
///
/// @param files all of them are needed
public record CopiedFiles(List<Known> files) implements Recipe {
  private static final int SHOWN = 5;

  public CopiedFiles {
    files = List.copyOf(files);
  }

  /// A published file.
  ///
  /// @param name what it is called in the material
  /// @param target what it is called in the data set
  public record Known(String name, String target, long bytes, Digest digest) {}

  @Override
  public void write(Material material, Path folder) throws IOException {
    List<Known> left = new ArrayList<>(files);
    TreeSet<String> others = new TreeSet<>();
    material.each(
        entry -> {
          Optional<Known> known = left.stream().filter(file -> is(file, entry)).findFirst();
          if (known.isPresent()) {
            copy(entry, known.get(), folder.resolve(known.get().target()));
            left.remove(known.get());
          } else {
            others.add(entry.name());
          }
        });
    if (!left.isEmpty()) {
      throw new Damage(
          material.files().isEmpty() ? folder : material.files().getLast(), lacks(left, others));
    }
  }

  /// A file that comes alone may have any name: its digest tells what it is.
  private boolean is(Known file, Material.Entry entry) {
    return file.name().equals(entry.name())
        || (files.size() == 1 && entry.packing() == Material.Packing.PLAIN);
  }

  private String lacks(List<Known> left, TreeSet<String> others) {
    if (others.isEmpty() && left.size() == files.size()) {
      return "holds no file that can be read: it is cut off or damaged, or another file";
    }
    String names = String.join(", ", left.stream().map(Known::name).toList());
    String found = String.join(", ", others.stream().limit(SHOWN).toList());
    return others.isEmpty()
        ? "does not hold " + names
        : "does not hold %s; it holds %s%s"
            .formatted(names, found, others.size() > SHOWN ? " and more" : "");
  }

  private static void copy(Material.Entry entry, Known known, Path target) throws IOException {
    long left = known.bytes();
    byte[] buffer = new byte[1 << 16];
    InputStream in = entry.content();
    try (OutputStream out = Files.newOutputStream(target)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        left -= n;
        if (left < 0) {
          throw wrong(entry, "is longer than %,d bytes".formatted(known.bytes()));
        }
        out.write(buffer, 0, n);
      }
    }
    if (left > 0) {
      throw wrong(entry, "has %,d bytes, not %,d".formatted(known.bytes() - left, known.bytes()));
    }
    Digest found = Digest.ofFile(target);
    if (!found.equals(known.digest())) {
      throw wrong(entry, "has SHA-256 %s, not %s".formatted(found, known.digest()));
    }
  }

  private static Damage wrong(Material.Entry entry, String how) {
    String what =
        entry.packing() == Material.Packing.PLAIN
            ? "unpacked, it"
            : "its file %s".formatted(entry.name());
    return new Damage(entry.source(), "is not the original: %s %s".formatted(what, how));
  }

  @Override
  public boolean wants(String file) {
    return files.stream().anyMatch(known -> known.name().equals(file));
  }

  @Override
  public long bytes() {
    return files.stream().mapToLong(Known::bytes).sum();
  }

  @Override
  public SequencedMap<String, String> choices() {
    return new LinkedHashMap<>();
  }

  @Override
  public Trust trust() {
    return Trust.PUBLISHED;
  }
}
