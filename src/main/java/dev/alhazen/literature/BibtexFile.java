package dev.alhazen.literature;

import dev.alhazen.base.DefectException;
import dev.alhazen.base.Finding;
import dev.alhazen.base.Texts;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.jbibtex.BibTeXDatabase;
import org.jbibtex.BibTeXEntry;
import org.jbibtex.BibTeXParser;
import org.jbibtex.BibTeXString;
import org.jbibtex.Key;
import org.jbibtex.ParseException;
import org.jbibtex.TokenMgrException;

/// What a BibTeX file holds: the references that can be read, and a finding for each entry that
/// cannot, with its line. A broken entry never costs another one.
///
/// @param entries in the order of the file
/// @param findings each with the place `file line n`
public record BibtexFile(List<Entry> entries, List<Finding> findings) {
  public BibtexFile {
    entries = List.copyOf(entries);
    findings = List.copyOf(findings);
  }

  /// One entry that could be read.
  ///
  /// @param key as it stands in the file
  public record Entry(String key, int line, Reference reference) {}

  public static BibtexFile read(Path file) {
    return parse(Texts.read(file), file.toString());
  }

  /// Reads text that stands in no file.
  ///
  /// @param name what findings call the text
  public static BibtexFile parse(String text, String name) {
    return new Reader(name).read(text);
  }

  /// An entry whose fields are LaTeX still.
  private record Raw(String word, String key, int line, Map<String, String> fields) {}

  private static final class Reader {
    private final String name;
    private final List<Finding> findings = new ArrayList<>();
    private final BibTeXParser parser = parser();

    Reader(String name) {
      this.name = name;
    }

    BibtexFile read(String text) {
      SequencedMap<String, Raw> raws = new LinkedHashMap<>();
      for (BibtexChunks.Chunk chunk : BibtexChunks.of(text)) {
        switch (chunk) {
          case BibtexChunks.Chunk.Whole whole -> whole(whole, raws);
          case BibtexChunks.Chunk.Torn(int line, String word) ->
              skipped(line, "the braces of this @%s do not close".formatted(word));
          case BibtexChunks.Chunk.Stray(int line, String stray) ->
              warn(line, "the text \"%s\" after an entry is ignored".formatted(brief(stray)));
        }
      }
      List<Entry> entries = new ArrayList<>();
      raws.values().forEach(raw -> entry(raw, raws, entries));
      return new BibtexFile(entries, findings);
    }

    private void whole(BibtexChunks.Chunk.Whole chunk, Map<String, Raw> raws) {
      if (chunk.word().equals("comment") || chunk.word().equals("preamble")) {
        return;
      }
      try {
        BibTeXDatabase database = parser.parse(new StringReader(chunk.text()));
        for (BibTeXEntry entry : database.getEntries().values()) {
          Raw raw = raw(entry, chunk);
          if (raws.putIfAbsent(raw.key(), raw) != null) {
            skipped(chunk.line(), "the key \"%s\" is taken already".formatted(raw.key()));
          }
        }
        database.getStrings().values().forEach(parser::addMacro);
      } catch (ParseException | TokenMgrException | IllegalArgumentException e) {
        skipped(chunk.line(), reason(e));
      }
    }

    private static Raw raw(BibTeXEntry entry, BibtexChunks.Chunk.Whole chunk) {
      Map<String, String> fields = new LinkedHashMap<>();
      entry
          .getFields()
          .forEach(
              (key, value) ->
                  fields.put(key.getValue().toLowerCase(Locale.ROOT), value.toUserString()));
      return new Raw(chunk.word(), entry.getKey().getValue(), chunk.line(), fields);
    }

    private void entry(Raw raw, Map<String, Raw> all, List<Entry> entries) {
      Map<String, String> fields = new LinkedHashMap<>(raw.fields());
      Raw parent = all.get(fields.getOrDefault("crossref", ""));
      if (parent != null) {
        parent.fields().forEach(fields::putIfAbsent);
        fields.putIfAbsent("booktitle", parent.fields().getOrDefault("title", ""));
      }
      if (LatexReader.text(raw.fields().getOrDefault("title", "")).isEmpty()) {
        skipped(raw.line(), "%s has no title".formatted(raw.key()));
      } else {
        entries.add(
            new Entry(raw.key(), raw.line(), new BibtexFields(raw.word(), fields).reference()));
      }
    }

    private void skipped(int line, String why) {
      warn(line, why + ". The entry is left out; the others are used");
    }

    private void warn(int line, String message) {
      String sentence = Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
      findings.add(Finding.warn("bibtex", "%s line %d".formatted(name, line), sentence));
    }

    private static String reason(Exception e) {
      String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      return "not valid BibTeX (%s)".formatted(message.replaceAll("[.:]?\\s*$", ""));
    }

    private static String brief(String text) {
      return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    /// A parser that keeps undefined abbreviations as words and leaves cross references to us.
    private static BibTeXParser parser() {
      try {
        return new BibTeXParser() {
          @Override
          public void checkStringResolution(Key key, BibTeXString string) {}

          @Override
          public void checkCrossReferenceResolution(Key key, BibTeXEntry entry) {}
        };
      } catch (ParseException e) {
        throw new DefectException(
            "The BibTeX parser cannot be made: %s.".formatted(e.getMessage()));
      }
    }
  }
}
