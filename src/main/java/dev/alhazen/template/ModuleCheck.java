package dev.alhazen.template;

import dev.alhazen.base.Finding;
import dev.alhazen.base.Json;
import dev.alhazen.base.Step;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Execution;
import dev.alhazen.sandbox.Globs;
import dev.alhazen.sandbox.Limits;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.SandboxRequest;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Which modules a template's scripts import without their being in its environment; found where
/// they would be looked for, in the sandbox, without running the scripts.
public final class ModuleCheck {
  private static final Limits LIMITS = Limits.DEFAULT.withWall(Duration.ofMinutes(2));

  /// Packages that have another name than their module.
  private static final Map<String, String> PACKAGES =
      Map.of(
          "sklearn", "scikit-learn",
          "skimage", "scikit-image",
          "cv2", "opencv-python-headless",
          "PIL", "pillow",
          "yaml", "pyyaml",
          "Bio", "biopython",
          "mace", "mace-torch",
          "umap", "umap-learn");

  private final Sandbox sandbox;
  private final Blobs blobs;

  public ModuleCheck(Sandbox sandbox, Blobs blobs) {
    this.sandbox = sandbox;
    this.blobs = blobs;
  }

  /// Nothing where the template does not run on Python.
  public List<Finding> check(Template template, Prepared prepared) {
    String python = prepared.variables().get(PythonTools.INTERPRETER);
    if (python == null) {
      return List.of();
    }
    Execution execution =
        sandbox.run(
            new SandboxRequest(
                Step.of("modules"),
                "check",
                List.of(python, "-c", Resource.text("imports.py")),
                TemplateFiles.tree(template, blobs),
                Globs.NONE,
                Globs.NONE,
                LIMITS,
                prepared.variables(),
                prepared.mounts()));
    if (!execution.exit().isSuccess()) {
      return List.of(
          Finding.warn(
              "modules", "imports", "They could not be looked at: " + execution.stderr().strip()));
    }
    List<Finding> findings = new ArrayList<>();
    Json.parse(execution.stdout(), "the list of modules")
        .forEach(one -> findings.add(missing(template, one)));
    return findings;
  }

  private static Finding missing(Template template, JsonNode one) {
    String module = one.get(0).asString();
    String name = PACKAGES.getOrDefault(module, module);
    return Finding.block(
        "module",
        "%s:%d".formatted(one.get(1).asString(), one.get(2).asInt()),
        "The module %s is not in the template's Python environment: %s"
            .formatted(module, command(template, name)));
  }

  private static String command(Template template, String name) {
    String file = "%s/%s".formatted(template.folder(), VirtualEnvironments.REQUIREMENTS);
    boolean hasOwn = Files.isDirectory(template.folder().resolve(".venv"));
    return hasOwn
        ? "%s/.venv/bin/python -m pip install %s".formatted(template.folder(), name)
        : "echo %s >> %s".formatted(name, file);
  }
}
