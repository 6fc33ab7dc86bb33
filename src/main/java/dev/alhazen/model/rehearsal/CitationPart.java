package dev.alhazen.model.rehearsal;

import dev.alhazen.base.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Searches for literature: scripted searches for the built-in template, words of the idea's title
/// for any other; every work that is found is taken.
final class CitationPart implements Part {
  private static final List<List<String>> DIFFUSION =
      List.of(
          List.of(
              "denoising diffusion probabilistic models",
              "noise schedule diffusion",
              "score-based generative modeling stochastic differential equations",
              "exponential moving average weights",
              "nonequilibrium thermodynamics unsupervised learning"),
          List.of(
              "decoupled weight decay optimizer",
              "residual networks",
              "nearest neighbor divergence estimation",
              "generative adversarial networks",
              "variational autoencoder"));

  private static final int OTHERS = 2;

  private static final Set<String> EMPTY_WORDS =
      Set.of("a", "an", "the", "of", "in", "on", "for", "and", "or", "to", "with", "under", "new");

  @Override
  public boolean plays(String task) {
    return task.equals("manuscript/citations");
  }

  @Override
  public String reply(Cue cue) {
    int round = Integer.parseInt(cue.labelled("Round").orElse("1").split(" ")[0]);
    List<List<String>> rounds =
        cue.labelled("Template").orElse("").equals("diffusion2d")
            ? DIFFUSION
            : List.of(words(new PaperCue(cue).ideaTitle()));
    List<String> queries = round <= rounds.size() ? rounds.get(round - 1) : List.of();
    return Json.line(
        Map.of("selected", selected(cue), "done", round > rounds.size(), "queries", queries));
  }

  private static List<String> words(String title) {
    List<String> words =
        Arrays.stream(title.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
            .filter(word -> word.length() > 2 && !EMPTY_WORDS.contains(word))
            .toList();
    List<String> queries = new ArrayList<>();
    if (!words.isEmpty()) {
      queries.add(String.join(" ", words));
    }
    for (int i = 0; i + 1 < words.size() && queries.size() < 5; i += 2) {
      queries.add(words.get(i) + " " + words.get(i + 1));
    }
    return queries;
  }

  /// Works that the scripted prose cites and a few more; all where there is no script.
  private static List<Map<String, String>> selected(Cue cue) {
    Map<String, String> found = new PaperCue(cue).works("# What the last searches found");
    String prose = prose(cue);
    ScriptedCitations citations = new ScriptedCitations(found, found);
    citations.resolve(prose);
    long others = prose.isEmpty() ? found.size() : OTHERS;
    return Stream.concat(
            citations.used().stream(),
            found.keySet().stream().filter(key -> !citations.used().contains(key)).limit(others))
        .map(CitationPart::choice)
        .toList();
  }

  private static String prose(Cue cue) {
    WritingScript script = new WritingScript();
    String template = WritingScript.word(cue, "Template");
    String idea = WritingScript.word(cue, "Idea");
    boolean isScripted = script.load("%s/%s/writing.tex".formatted(template, idea));
    return isScripted && script.load(template + "/writing.tex") ? script.all() : "";
  }

  private static Map<String, String> choice(String key) {
    return new TreeMap<>(
        Map.of("key", key, "purpose", "It was found by a search for an ingredient of the study."));
  }
}
