import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Runs templates and compares the means over their seeds with bounds, each of which has a source.
public final class Learning {
  private static final Map<String, String> USUAL =
      Map.of("languages", "java", "preset", "", "seeds", "3", "python", Words.PYTHON, "data", "data");
  private static final Path EXPECTED = Path.of("benchmarks", "expected");

  private static final JsonMapper JSON = JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private final Words words;
  private final Path folder;
  private int misses;

  private Learning(Words words) throws IOException {
    this.words = words;
    this.folder = Files.createTempDirectory("alhazen-learning");
  }

  public static void main(String[] args) throws Exception {
    Learning learning = new Learning(Words.of(args, USUAL));
    int misses = learning.check();
    System.err.printf("the runs are in %s%n", learning.folder);
    System.exit(misses == 0 ? 0 : 1);
  }

  private int check() throws Exception {
    System.out.println("| template | language, preset | data set | metric | reached | expected | reference, source | |\n|---|---|---|---|---|---|---|---|");
    for (String name : words.names().isEmpty() ? expected() : words.names()) {
      if (!Files.exists(file(name))) {
        throw Words.fail("%s is not there: it must say what %s should reach", file(name), name);
      }
      for (String language : words.text("languages").split(",")) {
        check(name, language, new YAMLMapper().readTree(Files.readString(file(name))));
      }
    }
    return misses;
  }

  private static Path file(String name) {
    return EXPECTED.resolve(name + ".yaml");
  }

  private static List<String> expected() throws IOException {
    try (Stream<Path> files = Files.list(EXPECTED)) {
      return files.map(file -> file.getFileName().toString().replace(".yaml", "")).sorted().toList();
    }
  }

  private void check(String name, String language, JsonNode expected) throws Exception {
    if (!Side.exists(name, language)) {
      throw Words.fail("there is no template %s in %s", name, language);
    }
    String preset = words.text("preset").isEmpty() ? expected.get("preset").asString() : words.text("preset");
    Side side = Side.of(name, language, folder, words.text("python"));
    Process process = side.run("run_0", List.of("--preset=" + preset, "--seeds=" + words.text("seeds"), "--data=" + Path.of(words.text("data")).toAbsolutePath()));
    boolean isRun = process.waitFor() == 0;
    if (!isRun) {
      System.err.printf("%s in %s failed:%n%s%n", name, language, side.said("run_0"));
    }
    JsonNode results = isRun ? JSON.readTree(Files.readString(side.folder().resolve("run_0/final_info.json"))) : JSON.createObjectNode();
    for (JsonNode figure : expected.get("figures")) {
      double reached = results.path(figure.get("dataset").asString()).path("means").path(figure.get("metric").asString()).asDouble(Double.NaN);
      boolean isReached = reached >= bound(figure, "at_least", Double.NEGATIVE_INFINITY) && reached <= bound(figure, "at_most", Double.POSITIVE_INFINITY);
      misses += isReached ? 0 : 1;
      System.out.printf(Locale.ROOT, "| %s | %s, %s | %s | %s | %s | %s | %s%s | %s |%n", name, language, preset, figure.get("dataset").asString(),
          figure.get("metric").asString(), number(reached), bounds(figure), figure.has("reference") ? number(figure.get("reference").asDouble()) + ", " : "",
          figure.path("source").asString(""), isReached ? "reached" : "**missed**");
    }
  }

  private static double bound(JsonNode figure, String name, double none) {
    return figure.has(name) ? figure.get(name).asDouble() : none;
  }

  private static String bounds(JsonNode figure) {
    if (figure.has("at_least") && figure.get("at_least").equals(figure.get("at_most"))) {
      return "= " + number(figure.get("at_least").asDouble());
    }
    String least = figure.has("at_least") ? "≥ " + number(figure.get("at_least").asDouble()) : "";
    String most = figure.has("at_most") ? "≤ " + number(figure.get("at_most").asDouble()) : "";
    return least + (least.isEmpty() || most.isEmpty() ? "" : ", ") + most;
  }

  private static String number(double value) {
    String form = value == Math.rint(value) ? "%.0f" : Math.abs(value) < 1e-3 ? "%.1e" : "%.6g";
    return String.format(Locale.ROOT, form, value);
  }
}
