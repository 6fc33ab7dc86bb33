package dev.alhazen.cli;

import dev.alhazen.base.UsageException;
import dev.alhazen.template.Templates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A paper about runs that are there already, or a compilation of sources that are there already.
@Command(
    name = "write",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Writes a paper about a folder with run_* inside.",
      "The runs may be made by any means; the paper goes into DIR/paper. With --compile-only it",
      "only builds the PDF of LaTeX sources."
    })
final class WriteCommand implements Callable<Integer> {
  private final World world;

  @Parameters(paramLabel = "DIR", description = "The folder that holds run_0, run_1 ...")
  private String folder = "";

  @Mixin private ModelOptions models = new ModelOptions();

  @Option(
      names = "--title",
      paramLabel = "TEXT",
      description = "What the paper is about. Default: the template's title, or the folder's name.")
  private @Nullable String title;

  @Option(
      names = "--about",
      paramLabel = "TEXT",
      description = "What was done in which run. Default: notes.txt.")
  private @Nullable String about;

  @Option(
      names = "--library",
      paramLabel = "PATH",
      description =
          "Works that may be cited: a .bib, .ris, .json (CSL-JSON) or .pdf file, or a folder of"
              + " them; repeatable.")
  private List<String> libraries = new ArrayList<>();

  @Option(
      names = "--sandbox",
      paramLabel = "TIER",
      defaultValue = "auto",
      description = "Where LaTeX runs. Default: ${DEFAULT-VALUE}.")
  private String sandbox = "auto";

  @Option(
      names = "--compile-only",
      description = "Only build DIR/paper.tex or DIR/paper/paper.tex.")
  private boolean compileOnly;

  WriteCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    Path path = world.path(folder);
    if (!Files.isDirectory(path)) {
      throw new UsageException("%s is not a folder.".formatted(path));
    }
    if (compileOnly) {
      return new Compilation(world, sandbox).run(path).code();
    }
    LoosePaper paper = new LoosePaper(world, models, sandbox, libraries);
    return paper.write(path, text(path, title, "title"), text(path, about, "about")).code();
  }

  /// What the user says; else what the folder says about itself.
  private static String text(Path folder, @Nullable String given, String what) {
    if (given != null) {
      return given;
    }
    Path notes = folder.resolve("notes.txt");
    if (what.equals("about") && Files.exists(notes)) {
      return dev.alhazen.base.Texts.read(notes);
    }
    boolean isTemplate =
        Files.exists(folder.resolve("template.yaml"))
            || Files.exists(folder.resolve("prompt.json"));
    if (what.equals("title") && isTemplate) {
      return Templates.read(folder).title();
    }
    return String.valueOf(folder.toAbsolutePath().normalize().getFileName()).replace('_', ' ');
  }
}
