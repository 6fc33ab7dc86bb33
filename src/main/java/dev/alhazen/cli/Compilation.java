package dev.alhazen.cli;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.Digest;
import dev.alhazen.base.ExitCode;
import dev.alhazen.base.Finding;
import dev.alhazen.base.Json;
import dev.alhazen.base.Step;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.base.UsageException;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.Tree;
import dev.alhazen.typeset.Typeset;
import dev.alhazen.verify.Check;
import dev.alhazen.verify.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Builds the PDF of LaTeX sources on disk, in the sandbox.
final class Compilation {
  private final World world;
  private final String sandboxOption;

  Compilation(World world, String sandboxOption) {
    this.world = world;
    this.sandboxOption = sandboxOption;
  }

  ExitCode run(Path folder) {
    Path place = Files.exists(folder.resolve("paper.tex")) ? folder : folder.resolve("paper");
    if (!Files.exists(place.resolve("paper.tex"))) {
      throw new UsageException("%s holds no paper.tex, nor does its paper/.".formatted(folder));
    }
    Path work = world.cache().resolve("compile");
    Blobs blobs = new Blobs(work.resolve("blobs"));
    Wiring wiring = new Wiring(world);
    Sandbox sandbox =
        Wiring.sandbox(wiring.sandboxTier(sandboxOption), work.resolve("scratch"), blobs);
    Typeset typeset =
        wiring
            .typesetter(sandbox, blobs)
            .typeset(Step.of("typeset"), tree(place, blobs), "paper.tex");
    return show(typeset, place, blobs);
  }

  private ExitCode show(Typeset typeset, Path place, Blobs blobs) {
    return switch (typeset) {
      case Typeset.Made(Digest pdf, int pages, List<Finding> findings) -> {
        findings.forEach(finding -> world.say(finding.line()));
        List<String> doubts = doubts(place);
        doubts.forEach(world::say);
        Path made = place.resolve(doubts.isEmpty() ? "paper.pdf" : "paper-draft.pdf");
        AtomicFiles.write(made, blobs.bytes(pdf));
        world.say("%s, %d pages".formatted(made, pages));
        yield doubts.isEmpty() ? ExitCode.DONE : ExitCode.NO_PAPER;
      }
      case Typeset.Broken(List<Finding> findings) -> {
        findings.forEach(finding -> world.err().println(finding.line()));
        yield ExitCode.DATA;
      }
      case Typeset.NoTex(String advice) -> throw new UnavailableException(advice);
    };
  }

  /// What keeps a paper of this program a draft; sources from elsewhere are only compiled.
  private static List<String> doubts(Path place) {
    List<String> doubts = new ArrayList<>();
    Path findings = place.resolve("findings.json");
    if (Files.exists(findings)) {
      Arrays.stream(Json.read(findings, Finding[].class))
          .filter(Finding::blocks)
          .map(Finding::line)
          .forEach(doubts::add);
    }
    if (Files.exists(place.resolve("evidence.json"))) {
      Path runs = place.resolveSibling("workspace");
      Path workspace = Files.isDirectory(runs) ? runs : place.resolveSibling("");
      Verification.check(place, workspace).stream()
          .filter(check -> !check.isConfirmed())
          .map(Check::line)
          .forEach(doubts::add);
    }
    return doubts;
  }

  private static Tree tree(Path folder, Blobs blobs) {
    TreeMap<String, Digest> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder, 4)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), blobs.putFile(file));
      }
    } catch (IOException e) {
      throw new UnavailableException("%s cannot be read: %s.".formatted(folder, e), e);
    }
    return new Tree(files);
  }
}
