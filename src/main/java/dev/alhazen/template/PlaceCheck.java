package dev.alhazen.template;

import dev.alhazen.base.Finding;
import dev.alhazen.base.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a template needs of this machine and does not find: data and a Python environment. Nothing
/// is run or fetched.
public final class PlaceCheck {
  private static final List<String> OTHER_RECIPES =
      List.of("environment.yml", "environment.yaml", "pyproject.toml");

  private final Template template;
  private final Environment.Tools tools;
  private final List<Finding> findings = new ArrayList<>();

  private PlaceCheck(Template template, Environment.Tools tools) {
    this.template = template;
    this.tools = tools;
  }

  /// @param tools what this machine offers, and what the user named
  public static List<Finding> check(Template template, Environment.Tools tools) {
    PlaceCheck check = new PlaceCheck(template, tools);
    check.data();
    if (template.language().equals("python")) {
      check.recipe();
      check.oldBaseline();
    }
    return List.copyOf(check.findings);
  }

  private void data() {
    Optional<Path> found = tools.data().or(() -> DataFolders.beside(template));
    if (found.isPresent()) {
      unprepared(found.get());
    } else if (DataFolders.isMentioned(template)) {
      findings.add(
          Finding.block(
              "data",
              DataFolders.TWO_UP,
              "The scripts look for data there, and nothing is there. Name the folder with"
                  + " --data DIR, or put the template below `templates/` and the data beside that."));
    }
  }

  /// A data set that is still to be made by the script that comes with it.
  private void unprepared(Path data) {
    for (Path set : folders(data)) {
      Path script = set.resolve("prepare.py");
      if (Files.exists(script) && Listing.of(set).files() == scripts(set)) {
        findings.add(
            Finding.warn(
                "data",
                set.toString(),
                "Only the script that makes this data set is there: cd %s && python3 prepare.py"
                    .formatted(set)));
      }
    }
  }

  private void recipe() {
    if (tools.python().named().isPresent()
        || PythonChoice.requirements(template.folder()).isPresent()) {
      return;
    }
    OTHER_RECIPES.stream()
        .filter(file -> Files.exists(template.folder().resolve(file)))
        .findFirst()
        .ifPresent(
            file ->
                findings.add(
                    Finding.warn(
                        "environment",
                        file,
                        "Alhazen makes environments from requirements.txt alone. Make one from this"
                            + " file yourself, and name its interpreter with --python PATH.")));
  }

  private void oldBaseline() {
    if (Files.isDirectory(template.folder().resolve("run_0"))) {
      findings.add(
          Finding.warn(
              "baseline",
              "run_0",
              "Nobody knows on which machine it was made, so it is not used: baselines are made"
                  + " here, once."));
    }
  }

  private static long scripts(Path folder) {
    return children(folder).stream()
        .filter(Files::isRegularFile)
        .filter(file -> file.toString().matches(".*\\.(py|md|txt)"))
        .count();
  }

  private static List<Path> folders(Path folder) {
    return children(folder).stream().filter(Files::isDirectory).toList();
  }

  private static List<Path> children(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    } catch (IOException e) {
      throw new UnavailableException("%s cannot be read: %s.".formatted(folder, e), e);
    }
  }
}
