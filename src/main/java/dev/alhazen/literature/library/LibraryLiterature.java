package dev.alhazen.literature.library;

import dev.alhazen.base.Finding;
import dev.alhazen.base.Step;
import dev.alhazen.literature.Bibtex;
import dev.alhazen.literature.BibtexFile;
import dev.alhazen.literature.Findings;
import dev.alhazen.literature.Literature;
import dev.alhazen.literature.Reference;
import dev.alhazen.literature.Work;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The works of BibTeX files, ranked by the words of a query. This class is immutable.
///
/// A library without a single work is silent: it says nothing about what is known.
public final class LibraryLiterature implements Literature {
  private static final String NAME = "library";

  private final List<String> keys;
  private final List<Reference> references;
  private final Ranking ranking;
  private final List<Finding> findings;

  /// Reads and indexes the files.
  ///
  /// @throws dev.alhazen.base.MalformedException where a file is missing or is not text
  public LibraryLiterature(List<Path> bibFiles) {
    List<Finding> found = new ArrayList<>();
    Map<String, Reference> references = new LinkedHashMap<>();
    for (Path file : bibFiles) {
      BibtexFile content = BibtexFile.read(file);
      found.addAll(content.findings());
      for (BibtexFile.Entry entry : content.entries()) {
        references.put(freeKey(entry, references, file, found), entry.reference());
      }
    }
    this.references = List.copyOf(references.values());
    keys = List.copyOf(references.keySet());
    ranking = Ranking.of(references.values());
    findings = List.copyOf(found);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Findings search(Step step, String query, int limit) {
    if (keys.isEmpty()) {
      return new Findings.Silent("the library holds no works");
    }
    return new Findings.Found(ranking.best(query, limit).stream().map(this::work).toList());
  }

  private Work work(int position) {
    return references.get(position).toWork(keys.get(position), NAME);
  }

  /// What could not be read, each with file and line.
  public List<Finding> findings() {
    return findings;
  }

  /// How many works there are.
  public int size() {
    return keys.size();
  }

  private static String freeKey(
      BibtexFile.Entry entry, Map<String, Reference> taken, Path file, List<Finding> found) {
    String wanted =
        entry.key().matches("[A-Za-z][A-Za-z0-9:_.+-]*")
            ? entry.key()
            : Bibtex.key(entry.reference());
    String key = wanted;
    for (int n = 2; taken.containsKey(key); n++) {
      key = "%s-%d".formatted(wanted, n);
    }
    if (!key.equals(entry.key())) {
      found.add(
          Finding.warn(
              "bibtex",
              "%s line %d".formatted(file, entry.line()),
              "The key \"%s\" is taken or unusable; the entry is cited as %s."
                  .formatted(entry.key(), key)));
    }
    return key;
  }
}
