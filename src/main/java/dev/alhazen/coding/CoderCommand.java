package dev.alhazen.coding;

import dev.alhazen.base.UsageException;
import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How a coding program is called: a line for the shell, and variables that lead it to the gateway.
///
/// @param program the word that the line begins with: what must be installed
/// @param line with the placeholders `{prompt_file}`, `{files}`, `{model}` and `{gateway}`
public record CoderCommand(String program, String line, SequencedMap<String, String> variables) {
  /// What stands where programs want a key: it opens nothing.
  public static final String NO_KEY = "alhazen-gateway";

  /// The assignment; hidden, so that it is not taken for a file of the experiment.
  static final String PROMPT_FILE = ".alhazen/task.md";

  private static final String SLOW = "3600";

  public CoderCommand {
    if (line.isBlank()) {
      throw new UsageException(
          "--coder is empty: it is builtin, aider, claude, codex, or a command of your own.");
    }
    variables = Collections.unmodifiableSequencedMap(new TreeMap<>(variables));
  }

  /// The protocol in which a program asks, as far as that is known.
  public enum Protocol {
    OPENAI,
    ANTHROPIC
  }

  /// The programs that need no command line of the user's.
  public enum Known {
    AIDER,
    CLAUDE,
    CODEX;

    /// As users write it, and as the program is called.
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /// @param option as the user gives it: `aider`, `claude`, `codex`, or a command of their own
  /// @param protocol in which the model is asked
  public static CoderCommand of(String option, Protocol protocol) {
    String typed = option.strip();
    String line =
        switch (typed) {
          case "aider" -> aider(protocol);
          case "claude" -> claude();
          case "codex" -> codex();
          default -> typed;
        };
    return new CoderCommand(line.split("\\s+", 2)[0], line, addresses());
  }

  /// Whether a program of that name can ask in this protocol; one of the user's own may.
  public static boolean speaks(String option, Protocol protocol) {
    return switch (option.strip()) {
      case "claude" -> protocol == Protocol.ANTHROPIC;
      case "codex" -> protocol == Protocol.OPENAI;
      default -> true;
    };
  }

  /// It keeps no history, asks nobody, commits nothing, and tries nothing on the network.
  private static String aider(Protocol protocol) {
    String family =
        switch (protocol) {
          case OPENAI -> "openai";
          case ANTHROPIC -> "anthropic";
        };
    return "aider --model %s/{model} --message-file {prompt_file} --yes-always --no-git"
            .formatted(family)
        + " --no-auto-lint --no-check-update --no-show-release-notes --no-show-model-warnings"
        + " --no-analytics --no-detect-urls --no-suggest-shell-commands --no-gitignore --no-pretty --no-stream"
        + " --no-fancy-input --map-tokens 0 --timeout "
        + SLOW
        + " {files}";
  }

  /// Without asking for leave to edit; commands are not run, as nobody could allow them.
  private static String claude() {
    return "claude -p --output-format json --permission-mode acceptEdits --model {model}"
        + " < {prompt_file}";
  }

  /// Its own sandbox is off, since it cannot be made inside of ours.
  private static String codex() {
    return "codex exec --skip-git-repo-check --dangerously-bypass-approvals-and-sandbox"
        + " --model {model} -c model_provider=alhazen"
        + " -c 'model_providers.alhazen={name=\"alhazen\", base_url=\"{gateway}/v1\","
        + " env_key=\"OPENAI_API_KEY\", wire_api=\"responses\"}' - < {prompt_file}";
  }

  private static SequencedMap<String, String> addresses() {
    SequencedMap<String, String> variables = new TreeMap<>();
    String gateway = Forwarder.PLACE;
    for (String name : List.of("OPENAI_API_KEY", "ANTHROPIC_API_KEY")) {
      variables.put(name, NO_KEY);
    }
    for (String name : List.of("OPENAI_BASE_URL", "OPENAI_API_BASE")) {
      variables.put(name, gateway + "/v1");
    }
    for (String name : List.of("ANTHROPIC_BASE_URL", "ANTHROPIC_API_BASE")) {
      variables.put(name, gateway);
    }
    variables.put("API_TIMEOUT_MS", SLOW + "000");
    variables.put("CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1");
    variables.put("DISABLE_AUTOUPDATER", "1");
    // Its table of prices and sizes would come from the network.
    variables.put("LITELLM_LOCAL_MODEL_COST_MAP", "True");
    return variables;
  }

  /// The words that are run: a shell with the line, all placeholders but the gateway's filled.
  List<String> words(String model, List<String> files) {
    String filled =
        line.replace("{prompt_file}", PROMPT_FILE)
            .replace("{model}", quoted(model))
            .replace("{files}", files.stream().map(CoderCommand::quoted).collect(joined()));
    return List.of("sh", "-c", filled);
  }

  private static java.util.stream.Collector<CharSequence, ?, String> joined() {
    return Collectors.joining(" ");
  }

  /// Quoted for the shell where it must be.
  private static String quoted(String word) {
    return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
