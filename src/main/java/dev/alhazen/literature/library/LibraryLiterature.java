package dev.alhazen.literature.library;

import dev.alhazen.base.Digest;
import dev.alhazen.base.Finding;
import dev.alhazen.base.Step;
import dev.alhazen.literature.Bibtex;
import dev.alhazen.literature.Findings;
import dev.alhazen.literature.Literature;
import dev.alhazen.literature.Reference;
import dev.alhazen.literature.Work;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The user's own works, ranked by the words of a query: entries of BibTeX, RIS and CSL-JSON files
/// and the full text of PDFs, of which a search returns the passages nearest to the query. This
/// class is immutable.
///
/// A library without a single work is silent: it says nothing about what is known.
public final class LibraryLiterature implements Literature {
  static final String NAME = "library";
  private static final int MOST_PASSAGES = 3;

  private final List<Holding> holdings;
  private final List<String> keys;
  private final Ranking ranking;
  private final List<String> passages;
  private final int[] owners;
  private final Ranking passageRanking;
  private final List<Finding> findings;

  /// Reads and indexes files, and folders with all that lies in them.
  ///
  /// @throws dev.alhazen.base.MalformedException where a named file is missing, is not text or of
  ///   no known format
  public LibraryLiterature(List<Path> sources, PdfTexts texts) {
    Stock.Content content = Stock.of(sources, texts);
    List<Finding> found = new ArrayList<>(content.findings());
    holdings = List.copyOf(content.holdings());
    keys = List.copyOf(keys(holdings, found));
    ranking = Ranking.of(holdings.stream().map(Holding::reference).map(Bag::of));
    passages = content.passages().values().stream().flatMap(List::stream).toList();
    owners =
        content.passages().entrySet().stream()
            .flatMapToInt(entry -> IntStream.generate(entry::getKey).limit(entry.getValue().size()))
            .toArray();
    passageRanking = Ranking.of(passages.stream().map(Bag::of));
    findings = List.copyOf(found);
  }

  /// The same without keeping the text of PDFs for the next time.
  public LibraryLiterature(List<Path> sources) {
    this(sources, PdfTexts.unkept());
  }

  @Override
  public String name() {
    return NAME;
  }

  /// The digest of all keys, titles, abstracts and passages.
  @Override
  public String edition() {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < keys.size(); i++) {
      Reference reference = holdings.get(i).reference();
      all.append(keys.get(i)).append(reference.title()).append(reference.summary());
    }
    passages.forEach(all::append);
    return Digest.of(all.toString()).brief();
  }

  /// A work counts by its record and its best passage together.
  @Override
  public Findings search(Step step, String query, int limit) {
    if (keys.isEmpty()) {
      return new Findings.Silent("the library holds no works");
    }
    double[] inText = passageRanking.scores(query);
    double[] total = ranking.scores(query);
    double[] best = new double[total.length];
    for (int i = 0; i < inText.length; i++) {
      best[owners[i]] = Math.max(best[owners[i]], inText[i]);
    }
    for (int i = 0; i < total.length; i++) {
      total[i] += best[i];
    }
    return new Findings.Found(
        Ranking.best(total, limit).stream().map(position -> work(position, inText)).toList());
  }

  private Work work(int position, double[] inText) {
    Holding holding = holdings.get(position);
    return holding
        .reference()
        .toWork(keys.get(position), NAME)
        .withPassages(nearest(position, inText))
        .withStanding(holding.standing());
  }

  private List<String> nearest(int position, double[] inText) {
    double[] own = new double[inText.length];
    for (int i = 0; i < own.length; i++) {
      own[i] = owners[i] == position ? inText[i] : 0;
    }
    return Ranking.best(own, MOST_PASSAGES).stream().map(passages::get).toList();
  }

  /// What could not be read, each with file and line.
  public List<Finding> findings() {
    return findings;
  }

  /// How many works there are.
  public int size() {
    return keys.size();
  }

  private static List<String> keys(List<Holding> holdings, List<Finding> found) {
    Map<String, Integer> taken = new LinkedHashMap<>();
    for (Holding holding : holdings) {
      taken.put(freeKey(holding, taken, found), taken.size());
    }
    return List.copyOf(taken.keySet());
  }

  private static String freeKey(Holding holding, Map<String, Integer> taken, List<Finding> found) {
    boolean usable = holding.key().matches("[A-Za-z][A-Za-z0-9:_.+-]*");
    String wanted = usable ? holding.key() : Bibtex.key(holding.reference());
    String key = wanted;
    for (int n = 2; taken.containsKey(key); n++) {
      key = "%s-%d".formatted(wanted, n);
    }
    if (!key.equals(holding.key()) && !holding.key().isEmpty()) {
      found.add(
          Finding.warn(
              "library",
              holding.place(),
              "The key \"%s\" is taken or unusable; the entry is cited as %s."
                  .formatted(holding.key(), key)));
    }
    return key;
  }
}
