package dev.alhazen.figure;

import dev.alhazen.base.Step;
import dev.alhazen.model.Answer;
import dev.alhazen.model.Model;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.Prompts;
import dev.alhazen.model.Schema;
import dev.alhazen.model.Structured;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/// Asks for captions and checks them: one for each figure that exists, none for any other, no
/// measured value. What is wrong is told once; what stays wrong gets a caption that says no more
/// than the file's name.
final class Captions {
  private static final String TASK = "figure/captions";
  private static final int ROUNDS = 2;
  private static final Pattern MEASURED =
      Pattern.compile(
          "\\p{Nd}[.,]\\p{Nd}|(?<![\\p{L}\\p{Nd}])\\.\\p{Nd}"
              + "|\\p{Nd}\\s*(\\\\?%|percent\\b|per cent\\b|×|-?(x|fold|times|points?)\\b)"
              + "|(?<![\\p{L}\\p{Nd}_-])\\p{Nd}{2,}(?![\\p{L}\\p{Nd}_])");

  private final Structured structured;
  private final FigureBriefing briefing;

  Captions(Model model, Prompts prompts, FigureBriefing briefing) {
    this.structured = new Structured(model, prompts);
    this.briefing = briefing;
  }

  record Reply(List<Entry> captions) {
    record Entry(String file, String caption) {}

    Reply {
      captions = List.copyOf(captions);
    }
  }

  /// @return path → caption, in the order of the paths
  SequencedMap<String, String> of(List<String> figures, Step step) {
    SequencedMap<String, String> captions = new LinkedHashMap<>();
    List<String> faults = List.of();
    for (int round = 1; round <= ROUNDS && (round == 1 || !faults.isEmpty()); round++) {
      faults = ask(figures, round == 1 ? step : step.round(round), faults, captions);
    }
    SequencedMap<String, String> ordered = new LinkedHashMap<>();
    figures.forEach(file -> ordered.put(file, captions.getOrDefault(file, plain(file))));
    return ordered;
  }

  /// Adds what can be used to the captions; the rest is said in the faults.
  private List<String> ask(
      List<String> figures, Step step, List<String> before, SequencedMap<String, String> captions) {
    ModelRequest request =
        ModelRequest.of(step, TASK, briefing.system(), briefing.captions(figures, before));
    return switch (structured.ask(request, Schema.resource(TASK, Reply.class))) {
      case Answer.Unreadable<Reply>(String reason) -> List.of(reason);
      case Answer.Read<Reply>(Reply reply) -> {
        List<String> faults = new ArrayList<>();
        reply.captions().forEach(entry -> check(entry, figures, captions, faults));
        figures.stream()
            .filter(file -> !captions.containsKey(file))
            .filter(file -> reply.captions().stream().noneMatch(e -> e.file().equals(file)))
            .forEach(file -> faults.add("%s has no caption".formatted(file)));
        yield faults;
      }
    };
  }

  private static void check(
      Reply.Entry entry,
      List<String> figures,
      SequencedMap<String, String> captions,
      List<String> faults) {
    String caption = entry.caption().strip().replaceAll("\\s+", " ");
    if (!figures.contains(entry.file())) {
      faults.add("there is no figure %s".formatted(entry.file()));
    } else if (MEASURED.matcher(caption).find()) {
      faults.add("the caption of %s holds a number that is a result".formatted(entry.file()));
    } else {
      captions.putIfAbsent(entry.file(), caption);
    }
  }

  private static String plain(String file) {
    String name = Pictures.stem(file.substring(file.lastIndexOf('/') + 1)).replaceAll("[_-]+", " ");
    return "%s%s, for each run."
        .formatted(name.substring(0, 1).toUpperCase(Locale.ROOT), name.substring(1));
  }
}
