package dev.alhazen.sandbox.landlock;

import dev.alhazen.base.UnavailableException;
import dev.alhazen.sandbox.RootView;
import dev.alhazen.sandbox.SandboxEnvironment;
import dev.alhazen.sandbox.SandboxRequest;
import dev.alhazen.sandbox.Sources;
import dev.alhazen.sandbox.SystemFiles;
import dev.alhazen.sandbox.landlock.Filter.Tree;
import dev.alhazen.sandbox.landlock.Policy.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/// With a mount namespace: a root of the command's own, in which everything lies where bubblewrap
/// puts it. Landlock says once more what can be read and changed there.
final class OwnRoot implements Layout {
  private static final String SHARED_MEMORY = "/dev/shm";

  private final SandboxRequest request;
  private final Sources sources;
  private final Rooms rooms;
  private final RootView view;
  private final Path root;

  OwnRoot(SandboxRequest request, Sources sources, Rooms rooms) {
    this.request = request;
    this.sources = sources;
    this.rooms = rooms;
    this.view = RootView.of(request, rooms.work(), rooms.accounts());
    furnish();
    this.root = at(rooms.view());
  }

  @Override
  public Tree tree() {
    return Tree.NAMESPACE;
  }

  @Override
  public SequencedMap<String, String> variables() {
    return SandboxEnvironment.of(request, SystemFiles.HOME, RootView.TEMPORARY);
  }

  @Override
  public List<String> command() {
    return request.command();
  }

  @Override
  public Policy policy(List<String> command) {
    List<Path> reads = new ArrayList<>();
    List<Path> writes = new ArrayList<>();
    reads.add(root);
    for (Path device : Layout.devices()) {
      writes.add(inside(device.toString()));
    }
    for (RootView.Bind bind : view.binds()) {
      if (bind.access() == RootView.Access.DEVICE) {
        writes.add(inside(bind.target()));
      }
    }
    for (String own : List.of(view.folder(), RootView.TEMPORARY, SystemFiles.HOME, SHARED_MEMORY)) {
      writes.add(inside(own));
    }
    Path status = at(rooms.status());
    Path work = Path.of(view.folder());
    return new Policy(status, tree(), root, work, places(), reads, writes, command);
  }

  private List<Place> places() {
    List<Place> places = new ArrayList<>();
    places.add(new Place(Place.How.READ_ONLY, root, root));
    places.add(new Place(Place.How.AS_IT_IS, Path.of("/proc"), inside("/proc")));
    for (Path device : Layout.devices()) {
      places.add(new Place(Place.How.AS_IT_IS, device, inside(device.toString())));
    }
    places.add(own(rooms.temporary(), RootView.TEMPORARY));
    places.add(own(rooms.home(), SystemFiles.HOME));
    places.add(own(rooms.sharedMemory(), SHARED_MEMORY));
    for (RootView.Bind bind : view.binds()) {
      Place.How how =
          switch (bind.access()) {
            case READ_ONLY -> Place.How.READ_ONLY;
            case WRITABLE, DEVICE -> Place.How.AS_IT_IS;
          };
      places.add(new Place(how, at(bind.source()), inside(bind.target())));
    }
    return places;
  }

  private Place own(Path source, String target) {
    return new Place(Place.How.AS_IT_IS, at(source), inside(target));
  }

  private void furnish() {
    try {
      view.furnish(rooms.view());
      Files.createDirectories(RootView.inside(rooms.view(), SHARED_MEMORY));
      for (Path device : Layout.devices()) {
        Files.createFile(RootView.inside(rooms.view(), device.toString()));
      }
      for (String name : List.of("fd", "stdin", "stdout", "stderr")) {
        String target =
            name.equals("fd") ? "" : "/" + List.of("stdin", "stdout", "stderr").indexOf(name);
        Files.createSymbolicLink(
            rooms.view().resolve("dev").resolve(name), Path.of("/proc/self/fd" + target));
      }
    } catch (IOException e) {
      throw new UnavailableException(
          "Folder %s cannot be filled: %s. Check permissions.".formatted(rooms.view(), e), e);
    }
  }

  private Path inside(String target) {
    return RootView.inside(root, target);
  }

  private Path at(Path path) {
    return Path.of(sources.reachable(path));
  }
}
