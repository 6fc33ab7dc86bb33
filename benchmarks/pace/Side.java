import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A template in one language: a copy of it in a folder of its own, and how it is started there.
record Side(String template, String language, Path folder, List<String> start) {

  static boolean exists(String template, String language) {
    return Files.exists(source(template, language).resolve("template.yaml"));
  }

  private static Path source(String template, String language) {
    return language.equals("java") ? Path.of("templates", template) : Path.of("templates", "python", template);
  }

  /// Copies a template as a user would.
  static Side of(String template, String language, Path parent, String python) throws Exception {
    Path folder = parent.resolve(template + "-" + language);
    String source = source(template, language).toString();
    Process copy =
        new ProcessBuilder("./alhazen", "template", "copy", "./" + source, folder.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (copy.waitFor() != 0) {
      throw new IllegalStateException(source + " cannot be copied");
    }
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new Side(
        template,
        language,
        folder,
        language.equals("java") ? List.of(java, "@java.args", "Experiment.java") : List.of(python, "experiment.py"));
  }

  /// Starts the experiment; its output goes to a file beside its results.
  Process run(String out, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(start);
    command.add("--out_dir=" + out);
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve(out + ".log").toFile())
        .start();
  }

  /// The end of what a run printed.
  String said(String out) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve(out + ".log"));
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
  }
}
