package dev.alhazen.template;

import dev.alhazen.base.Digest;
import dev.alhazen.base.UnavailableException;
import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;

/// The jars of `//DEPS` lines with all that they need, in one folder of the machine's cache for
/// each set of lines. Resolved by Maven's own resolver, which honours the user's settings and
/// mirrors.
final class Libraries {
  private final Cache cache;
  private final Consumer<String> progress;

  Libraries(Cache cache, Consumer<String> progress) {
    this.cache = cache;
    this.progress = progress;
  }

  /// The folder with the jars; needs no network where the cache or the local repository has them.
  Path folder(List<Coordinates> wanted) {
    return cache.folder(
        name(wanted),
        folder -> {
          progress.accept("Fetching the template's libraries (%d named)".formatted(wanted.size()));
          List<Path> jars = resolve(wanted);
          jars.forEach(jar -> Cache.copy(jar, folder.resolve(jar.getFileName().toString())));
          progress.accept("Fetched %d jars".formatted(jars.size()));
        });
  }

  /// Whether the jars are here, or a repository describes all of them; fetches nothing larger.
  boolean areKnown(List<Coordinates> wanted) {
    if (Files.isDirectory(cache.file(name(wanted)))) {
      return true;
    }
    try (Context maven = maven()) {
      List<ArtifactRequest> descriptions =
          wanted.stream()
              .map(c -> new DefaultArtifact(c.group(), c.artifact(), "pom", c.version()))
              .map(pom -> new ArtifactRequest(pom, maven.remoteRepositories(), null))
              .toList();
      maven.repositorySystem().resolveArtifacts(maven.repositorySystemSession(), descriptions);
      return true;
    } catch (RepositoryException e) {
      return false;
    }
  }

  private static String name(List<Coordinates> wanted) {
    return "jars/" + Digest.of(wanted.toString()).brief();
  }

  private static Context maven() {
    ContextOverrides settings = ContextOverrides.create().withUserSettings(true).build();
    return Runtimes.INSTANCE.getRuntime().create(settings);
  }

  private static List<Path> resolve(List<Coordinates> wanted) {
    try (Context maven = maven()) {
      CollectRequest collect = new CollectRequest();
      wanted.forEach(coordinates -> collect.addDependency(dependency(coordinates)));
      collect.setRepositories(maven.remoteRepositories());
      return maven
          .repositorySystem()
          .resolveDependencies(
              maven.repositorySystemSession(), new DependencyRequest(collect, null))
          .getArtifactResults()
          .stream()
          .map(ArtifactResult::getArtifact)
          .map(artifact -> artifact.getFile().toPath())
          .toList();
    } catch (RepositoryException e) {
      throw new UnavailableException(
          ("The template's libraries cannot be fetched: %s. They are needed once: connect to the"
                  + " network, or name a mirror in ~/.m2/settings.xml, and start again.")
              .formatted(firstLine(e)),
          e);
    }
  }

  private static Dependency dependency(Coordinates c) {
    return new Dependency(
        new DefaultArtifact(c.group(), c.artifact(), c.classifier(), c.type(), c.version()),
        "runtime");
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
  }
}
