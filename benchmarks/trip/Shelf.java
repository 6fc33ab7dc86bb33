import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What the study finds in its folder: a template with the sources of `diffusion2d`, whose runs take a fraction of
/// a second, and a library of made-up works that every search finds something in.
final class Shelf {
  static final List<String> SUBJECTS =
      List.of(
          "noise", "schedule", "denoising", "score", "averaging", "sampler", "guidance", "embedding", "density",
          "likelihood", "transport", "manifold", "weighting", "curriculum", "distillation", "regularisation");
  private static final List<String> OBJECTS =
      List.of("diffusion", "generative", "planar", "latent", "residual", "implicit", "stochastic", "hierarchical");

  private Shelf() {}

  /// @param program the repository's root
  static void fill(Path folder, Path program) throws IOException {
    Path template = Files.createDirectories(folder.resolve("points"));
    for (String name : List.of("Experiment", "Harness", "Datasets", "Metrics", "Plot")) {
      copy(program.resolve("templates/diffusion2d/%s.java".formatted(name)), template);
    }
    copy(program.resolve("benchmarks/trip/points/template.yaml"), template);
    copy(program.resolve("benchmarks/trip/points/quick.py"), template);
    Files.writeString(folder.resolve("works.bib"), works());
  }

  private static void copy(Path file, Path folder) throws IOException {
    Files.copy(file, folder.resolve(file.getFileName()));
  }

  private static String works() {
    StringBuilder bib = new StringBuilder();
    int number = 0;
    for (String subject : SUBJECTS) {
      for (String object : OBJECTS) {
        number++;
        bib.append(
            """
            @article{author%d,
              author = {Author, Ada and Writer, Wim},
              title = {%s for %s models},
              journal = {Journal of Made-up Results},
              year = {%d},
              abstract = {We study %s in %s models of small point clouds. %s}
            }

            """
                .formatted(number, subject, object, 1990 + number % 35, subject, object, Filler.words("work", 60)));
      }
    }
    return bib.toString();
  }
}
