package dev.alhazen.idea;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.Finding;
import dev.alhazen.base.Json;
import dev.alhazen.base.MalformedException;
import dev.alhazen.template.Template;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The file `ideas.json`: a list of ideas with what is known about each. Files of The AI Scientist,
/// whose keys begin with capitals, are read as well.
///
/// @param findings what was repaired while reading, such as a name that stood twice
public record IdeaFile(List<Entry> entries, List<Finding> findings) {
  public IdeaFile {
    entries = List.copyOf(entries);
    findings = List.copyOf(findings);
  }

  /// One idea of the file.
  ///
  /// @param verdict empty where novelty was never looked at
  /// @param score the overall mark of the paper's review, 0 where the investigation failed; empty
  ///   where there is none yet
  public record Entry(Idea idea, Optional<Verdict> verdict, Optional<Integer> score) {
    public static Entry of(Idea idea) {
      return new Entry(idea, Optional.empty(), Optional.empty());
    }

    public Entry withVerdict(Verdict other) {
      return new Entry(idea, Optional.of(other), score);
    }

    public Entry withScore(int other) {
      return new Entry(idea, verdict, Optional.of(other));
    }
  }

  public static IdeaFile of(List<Idea> ideas) {
    return new IdeaFile(ideas.stream().map(Entry::of).toList(), List.of());
  }

  /// The template's own ideas, as if they had been read from a file.
  public static IdeaFile seeds(Template template) {
    List<Finding> findings = new ArrayList<>();
    Map<String, Entry> entries = new LinkedHashMap<>();
    template
        .seedIdeas()
        .forEach(seed -> add(Entry.of(Archive.idea(seed)), template.name(), entries, findings));
    return new IdeaFile(List.copyOf(entries.values()), findings);
  }

  /// Reads a file. Of ideas that are equal the first is kept; a name that stands twice for
  /// different ideas gets a number; both are findings.
  ///
  /// @throws MalformedException that names the file, the idea by its number, and the field
  public static IdeaFile read(Path file) {
    JsonNode root = Json.read(file);
    if (!root.isArray()) {
      throw new MalformedException(
          "%s must hold a JSON list of ideas, as in [{\"name\": …}].".formatted(file));
    }
    List<Finding> findings = new ArrayList<>();
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (int i = 0; i < root.size(); i++) {
      String place = "%s, idea %d".formatted(file, i + 1);
      add(new IdeaNode(root.get(i), place).entry(), place, entries, findings);
    }
    return new IdeaFile(List.copyOf(entries.values()), findings);
  }

  public List<Idea> ideas() {
    return entries.stream().map(Entry::idea).toList();
  }

  /// Writes the file, whole or not at all.
  public void write(Path file) {
    AtomicFiles.write(file, Json.pretty(entries.stream().map(IdeaFile::written).toList()));
  }

  private static Map<String, Object> written(Entry entry) {
    Idea idea = entry.idea();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", idea.name());
    fields.put("title", idea.title());
    fields.put("experiment", idea.experiment());
    fields.put("interestingness", idea.interestingness());
    fields.put("feasibility", idea.feasibility());
    fields.put("novelty", idea.novelty());
    entry.verdict().ifPresent(verdict -> fields.put("verdict", verdict));
    entry.score().ifPresent(score -> fields.put("score", score));
    return fields;
  }

  private static void add(
      Entry entry, String place, Map<String, Entry> entries, List<Finding> findings) {
    String name = entry.idea().name();
    Entry first = entries.get(name);
    if (first == null) {
      entries.put(name, entry);
    } else if (first.idea().equals(entry.idea())) {
      findings.add(
          Finding.warn(
              "idea-file", place, "The idea %s stood before and is left out.".formatted(name)));
    } else {
      String free = freeName(name, entries);
      findings.add(
          Finding.warn(
              "idea-file",
              place,
              "The name %s is taken by another idea; this one is %s.".formatted(name, free)));
      entries.put(free, renamed(entry, free));
    }
  }

  private static String freeName(String name, Map<String, Entry> taken) {
    int n = 2;
    while (taken.containsKey(name + "_" + n)) {
      n++;
    }
    return name + "_" + n;
  }

  private static Entry renamed(Entry entry, String name) {
    Idea idea = entry.idea();
    return new Entry(
        new Idea(
            name,
            idea.title(),
            idea.experiment(),
            idea.interestingness(),
            idea.feasibility(),
            idea.novelty()),
        entry.verdict(),
        entry.score());
  }
}
