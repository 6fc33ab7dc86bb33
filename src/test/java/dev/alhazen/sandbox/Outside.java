package dev.alhazen.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A world outside a sandbox that is wide open, so that nothing but the sandbox stops an attempt: a
/// home with keys, another study, a data folder, all readable and writable for everybody, and a
/// bystander process that listens everywhere. Each holds the same secret.
final class Outside implements AutoCloseable {
  private final Path folder;
  private final String secret;
  private final Process bystander;
  private final Map<String, String> variables = new TreeMap<>();
  private final Map<Path, String> before;

  Outside(Path folder) throws IOException {
    this.folder = folder;
    this.secret = "s3cret-" + Math.abs(folder.hashCode());
    file("home/.ssh/id_ed25519");
    file("home/.config/alhazen/config.yaml");
    file("studies/other/journal.jsonl");
    file("data/private/raw.csv");
    Files.writeString(file("data/public/set.csv"), "x,y\n");
    Files.writeString(file("tool/bin/tool"), "#!/bin/sh\necho tool\n");
    open();
    ProcessBuilder builder =
        new ProcessBuilder("/usr/bin/python3", script().toString(), folder.toString());
    builder.environment().put("SECRET_KEY", secret);
    this.bystander = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader said = bystander.inputReader();
    for (String word : said.readLine().split(" ", -1)) {
      variables.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
    }
    variables.put("OUTSIDE", folder.toString());
    this.before = content();
  }

  /// What an attempt is told: where everything is, and not the secret.
  Map<String, String> variables() {
    return variables;
  }

  /// Read-only additions, of which the folders above hold more.
  List<Mount> mounts() {
    return List.of(
        new Mount("data", folder.resolve("data/public"), "/opt/data"),
        new Mount("tool", folder.resolve("tool"), "/opt/tool"));
  }

  String secret() {
    return secret;
  }

  void assertIntact() throws IOException {
    assertThat(bystander.isAlive()).as("the bystander lives").isTrue();
    assertThat(folder.resolve("touched")).as("nobody reached the bystander").doesNotExist();
    assertThat(content()).as("the files outside").isEqualTo(before);
  }

  @Override
  public void close() {
    bystander.toHandle().destroyForcibly();
  }

  private Path file(String path) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, secret);
  }

  private void open() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
      }
    }
    // JUnit's own folder above.
    Files.setPosixFilePermissions(folder.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Map<Path, String> content() throws IOException {
    Map<Path, String> content = new TreeMap<>();
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = new ArrayList<>(all.filter(Files::isRegularFile).toList());
    }
    for (Path file : files) {
      content.put(folder.relativize(file), Files.readString(file));
    }
    return content;
  }

  private static Path script() {
    return Path.of("src/test/resources/dev/alhazen/sandbox/outside.py").toAbsolutePath();
  }
}
