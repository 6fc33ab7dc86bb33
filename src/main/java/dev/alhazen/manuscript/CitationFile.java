package dev.alhazen.manuscript;

import dev.alhazen.literature.Work;
import java.util.List;
import java.util.Optional;

/// The content of a paper's `citations.json`: every work that it may cite, the record and the
/// source behind it, and for each citation what the paper does with the work.
///
/// @param version of this format
/// @param works in the order in which they came onto the list; cited or not
/// @param uses in the order of the paper
/// @param searches what was searched for, and what each source said
public record CitationFile(
    int version, List<Listed> works, List<Use> uses, List<SearchMade> searches) {
  public static final int VERSION = 1;
  public static final String NAME = "citations.json";

  public CitationFile {
    works = List.copyOf(works);
    uses = List.copyOf(uses);
    searches = List.copyOf(searches);
  }

  /// The record under a key; empty where no source returned one.
  public Optional<Listed> work(String key) {
    return works.stream().filter(listed -> listed.key().equals(key)).findFirst();
  }

  /// Whether a use has all that it needs: a record, and for a claim sentences that stand in it.
  public boolean isBorneOut(Use use) {
    boolean isEnough = use.kind() == Kind.MENTION || !use.support().isEmpty();
    return isEnough
        && work(use.key())
            .map(listed -> Statements.of(listed.record()))
            .filter(said -> use.support().stream().allMatch(s -> said.holding(s).isPresent()))
            .isPresent();
  }

  /// What `references.bib` holds, made from the records.
  public String bibtex() {
    return ReadingList.of(this).file();
  }

  /// A work on the list.
  ///
  /// @param engine the source that returned the record, such as `openalex`
  /// @param query the search that found it; empty where none did, as for works that the search for
  ///   novelty came across
  public record Listed(String key, Supply supply, String engine, String query, Work record) {}

  /// Where a record comes from.
  public enum Supply {
    /// A search engine returned it.
    ENGINE,
    /// The template's bibliography or the user's own library holds it.
    USER
  }

  /// One citation.
  ///
  /// @param place as in findings, such as `related_work, line 3`
  /// @param sentence the words of the citing sentence, keys in brackets
  /// @param support the record's own sentences that bear a claim out; none for a mention
  public record Use(String key, String place, Kind kind, String sentence, List<String> support) {
    public Use {
      support = List.copyOf(support);
    }
  }

  /// What a sentence does with a work that it cites.
  public enum Kind {
    /// It names something and says where that comes from.
    MENTION,
    /// It says what the work found, showed, proposed or does not do.
    CLAIM
  }

  /// One search in one source.
  ///
  /// @param found how many works it returned
  /// @param silence why it gave no answer; empty where it gave one
  public record SearchMade(String query, String engine, int found, String silence) {}
}
