package dev.alhazen.template;

import dev.alhazen.base.Digest;
import dev.alhazen.base.Json;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Mount;
import dev.alhazen.sandbox.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What a template's own code downloaded in its one run with network, kept in the machine's cache
/// and mounted read-only at the same places ever after: files of its folder, and of the home.
public final class FetchedData {
  /// The home of the run with network, below its working folder.
  public static final String HOME = ".alhazen-home";

  private static final String CACHE = HOME + "/.cache/";
  private static final String HOME_INSIDE = "/home/alhazen";

  private final Cache cache;

  FetchedData(Cache cache) {
    this.cache = cache;
  }

  /// @param cache the machine's folder for things that can be made again
  public FetchedData(Path cache) {
    this(new Cache(cache));
  }

  /// Whether the template has had its run with network.
  public boolean isThere(Template template) {
    return Files.isDirectory(folder(template));
  }

  /// Keeps what a run with network left.
  ///
  /// @param outputs everything that it left but its results
  /// @return how many files these are
  public int keep(Template template, Tree outputs, Blobs blobs) {
    Tree known = TemplateFiles.tree(template, blobs);
    TreeMap<String, Digest> fresh = new TreeMap<>(outputs.files());
    fresh.keySet().removeAll(known.files().keySet());
    fresh.keySet().removeIf(path -> path.startsWith(HOME + "/") && !path.startsWith(CACHE));
    cache.folder(
        name(template),
        folder -> fresh.forEach((path, digest) -> blobs.materialise(digest, folder.resolve(path))));
    return fresh.size();
  }

  List<Mount> mounts(Template template) {
    List<Mount> mounts = new ArrayList<>();
    Path root = folder(template);
    if (Files.isDirectory(root)) {
      List<String> own = TemplateFiles.list(template);
      gather(root, "", own, mounts);
      Path caches = root.resolve(CACHE);
      if (Files.isDirectory(caches)) {
        children(caches).forEach(it -> mounts.add(inHome(root.resolve(HOME), it)));
      }
    }
    return mounts;
  }

  /// The highest folders that hold nothing of the template's own.
  private static void gather(Path root, String below, List<String> own, List<Mount> to) {
    for (Path child : children(root.resolve(below))) {
      String path = root.relativize(child).toString();
      boolean shared = own.stream().anyMatch(file -> file.startsWith(path + "/"));
      if (shared) {
        gather(root, path, own, to);
      } else if (!path.equals(HOME)) {
        to.add(new Mount(Listing.of(child).name(), child, path));
      }
    }
  }

  private static Mount inHome(Path home, Path child) {
    return new Mount(Listing.of(child).name(), child, HOME_INSIDE + "/" + home.relativize(child));
  }

  private Path folder(Template template) {
    return cache.file(name(template));
  }

  /// The same data serves until the code is changed that fetches it.
  private static String name(Template template) {
    Map<String, Digest> code = new TreeMap<>();
    TemplateFiles.list(template).stream()
        .filter(file -> file.endsWith(".py"))
        .forEach(file -> code.put(file, Digest.ofFile(TemplateFiles.place(template, file))));
    return "fetched/%s-%s".formatted(template.name(), Digest.of(Json.line(code)).brief());
  }

  private static List<Path> children(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    } catch (IOException e) {
      throw new UnavailableException("%s cannot be read: %s.".formatted(folder, e), e);
    }
  }
}
