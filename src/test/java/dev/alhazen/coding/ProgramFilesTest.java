package dev.alhazen.coding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.sandbox.Mount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Programs as their installers leave them in a home.
class ProgramFilesTest {
  @TempDir Path temp;
  private Path home;

  @BeforeEach
  void open() throws IOException {
    home = Files.createDirectories(temp.toRealPath().resolve("home"));
    file(".ssh/id", "secret");
  }

  @Test
  void aProgramOfAVirtualEnvironmentBringsItAndItsPython() throws IOException {
    Path base = file(".pyenv/versions/3.12/bin/python3", "ELF");
    file(".pyenv/versions/3.12/lib/python3.12/os.py", "");
    Path venv = home.resolve(".local/share/pipx/venvs/aider");
    file(".local/share/pipx/venvs/aider/pyvenv.cfg", "home = %s\n".formatted(base.getParent()));
    link(".local/share/pipx/venvs/aider/bin/python", base);
    Path real =
        file(
            ".local/share/pipx/venvs/aider/bin/aider",
            "#!%s/bin/python\nimport aider\n".formatted(venv));
    Path named = link(".local/bin/aider", real);
    ProgramFiles files = ProgramFiles.of(named, List.of(), temp.resolve("cache"));
    assertThat(sources(files)).contains(venv, home.resolve(".pyenv/versions/3.12"));
    assertNothingElse(files);
    assertThat(files.folders()).first().isEqualTo("/opt/alhazen/gateway/bin");
    assertThat(files.mounts().getFirst().source().resolve("aider").toRealPath()).isEqualTo(real);
  }

  @Test
  void aNodePackageBringsItsModulesAndItsInterpreter() throws IOException {
    Path node = file(".nvm/v22/bin/node", "ELF");
    Path real =
        file(
            ".nvm/v22/lib/node_modules/@openai/codex/bin/codex.js",
            "#!/usr/bin/env node\nimport 'x';\n");
    Path named = link(".nvm/v22/bin/codex", real);
    Path bin = Objects.requireNonNull(node.getParent());
    ProgramFiles files = ProgramFiles.of(named, List.of(bin), temp.resolve("cache"));
    assertThat(sources(files)).contains(home.resolve(".nvm/v22/lib/node_modules"), node);
    assertThat(files.folders()).contains(bin.toString());
    assertNothingElse(files);
  }

  @Test
  void aSingleFileInAHomeBringsNothingButItself() throws IOException {
    Path real = file(".local/share/claude/versions/2.1", "ELF");
    file(".local/lib/python3.12/site-packages/x.py", "");
    file(".local/bin/python3", "ELF");
    Path named = link(".local/bin/claude", real);
    ProgramFiles files = ProgramFiles.of(named, List.of(), temp.resolve("cache"));
    assertThat(sources(files)).contains(real);
    assertNothingElse(files);
  }

  @Test
  void whatTheSystemHasNeedsNoMount() {
    assertThat(ProgramFiles.of(Path.of("/usr/bin/env"), List.of(), temp.resolve("cache")))
        .isEqualTo(ProgramFiles.ofTheSystem());
  }

  private void assertNothingElse(ProgramFiles files) {
    assertThat(sources(files))
        .noneMatch(source -> home.resolve(".ssh").startsWith(source))
        .noneMatch(source -> home.resolve(".local/bin").equals(source));
  }

  private static List<Path> sources(ProgramFiles files) {
    return files.mounts().stream().map(Mount::source).toList();
  }

  private Path file(String name, String text) throws IOException {
    Path file = home.resolve(name);
    AtomicFiles.write(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file;
  }

  private Path link(String name, Path to) throws IOException {
    Path link = home.resolve(name);
    Files.createDirectories(link.getParent());
    return Files.createSymbolicLink(link, to);
  }
}
