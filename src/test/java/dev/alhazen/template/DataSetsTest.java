package dev.alhazen.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.ConfigurationException;
import dev.alhazen.base.Digest;
import dev.alhazen.base.Finding;
import dev.alhazen.base.Json;
import dev.alhazen.dataset.DataRecord;
import dev.alhazen.dataset.Recipe;
import dev.alhazen.sandbox.Mount;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Presets that name data sets.
class DataSetsTest {
  private static final String SHELL = "commands: {experiment: sh run.sh}";

  @TempDir Path folder;

  @Test
  void aDataSetIsMountedUnderItsNameAndRecordedByItsContents() {
    Template template = template("full: {data: [enwik8]}");
    Digest digest = put("cache/data", "enwik8", "abc");
    Prepared prepared = environment(Optional.empty()).prepare(template, "full");
    assertThat(prepared.mounts())
        .containsExactly(
            new Mount("data enwik8 " + digest, folder.resolve("cache/data/enwik8"), "data/enwik8"));
    assertThat(put("elsewhere", "enwik8", "abc")).isEqualTo(digest);
    assertThat(put("elsewhere", "enwik8", "abd")).isNotEqualTo(digest);
  }

  @Test
  void aFolderThatTheUserNamesIsLookedAtInsteadAndNotShownWhole() {
    Template template = template("full: {data: [enwik8]}");
    put("elsewhere", "enwik8", "abc");
    put("elsewhere", "text8", "abc");
    Path elsewhere = folder.resolve("elsewhere");
    assertThat(environment(Optional.of(elsewhere)).prepare(template, "full").mounts())
        .extracting(Mount::target)
        .containsExactly("data/enwik8");
    assertThatThrownBy(() -> environment(Optional.empty()).prepare(template, "full"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("enwik8 is not prepared: run 'alhazen data prepare enwik8'.");
  }

  @Test
  void thoseOfTheSmokeRunAreThereToo() {
    Template template =
        template(
            "{quick: {}, full: {data: [enwik8]}, smoke: {data: [text8]}, all: {data: [text8]}}");
    put("cache/data", "enwik8", "abc");
    put("cache/data", "text8", "abc");
    Environment environment = environment(Optional.empty());
    assertThat(environment.prepare(template, "full").mounts())
        .extracting(Mount::target)
        .containsExactly("data/enwik8", "data/text8");
    assertThat(environment.prepare(template, "all").mounts())
        .extracting(Mount::target)
        .containsExactly("data/text8");
    assertThat(environment.prepare(template).mounts()).isEmpty();
  }

  @Test
  void damageIsFoundBeforeAnythingBegins() {
    Template template = template("{full: {data: [enwik8, text8]}, large: {data: [text8]}}");
    put("cache/data", "enwik8", "abc");
    put("cache/data", "text8", "abc");
    AtomicFiles.write(folder.resolve("cache/data/text8/text.bin"), "abd");
    Environment environment = environment(Optional.empty());
    assertThatThrownBy(() -> environment.requireData(template, "full"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContainingAll(
            "text8 is damaged", "text.bin is not what was prepared on 2026-11-25");
    assertThat(environment.missingData(template))
        .extracting(Finding::place)
        .containsExactly("presets.full, large");
  }

  private Template template(String presets) {
    AtomicFiles.write(folder.resolve("mine/run.sh"), "true\n");
    AtomicFiles.write(
        folder.resolve("mine/template.yaml"),
        """
        title: Shell
        %s
        editable: [run.sh]
        presets:
          %s
        task: {description: Nothing.}
        """
            .formatted(SHELL, presets));
    return Templates.read(folder.resolve("mine"));
  }

  private Environment environment(Optional<Path> data) {
    return new Environment(
        folder.resolve("cache"),
        new Environment.Tools(
            Path.of(System.getProperty("java.home")), Interpreters.only("python3"), data),
        _ -> {});
  }

  private Digest put(String shelf, String name, String text) {
    Path set = folder.resolve(shelf).resolve(name);
    DataRecord.Content file = new DataRecord.Content(text.length(), Digest.of(text));
    DataRecord content =
        new DataRecord(
            1,
            name,
            "a text",
            "public domain",
            "2026-11-25T10:00:00Z",
            Recipe.Trust.PUBLISHED,
            new LinkedHashMap<>(),
            List.of(),
            new TreeMap<>(Map.of("text.bin", file)));
    AtomicFiles.write(set.resolve("text.bin"), text);
    AtomicFiles.write(set.resolve("data.json"), Json.pretty(content));
    return content.digest();
  }
}
