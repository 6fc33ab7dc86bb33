package dev.alhazen.literature.library;

import dev.alhazen.base.AlhazenException;
import dev.alhazen.base.Finding;
import dev.alhazen.base.MalformedException;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.document.Document;
import dev.alhazen.literature.BibtexFile;
import dev.alhazen.literature.Reference;
import dev.alhazen.literature.Words;
import dev.alhazen.literature.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Gathers a library from files and folders: entries from BibTeX, RIS and CSL-JSON, full text from
/// PDFs, each with the entry that links to it or is of the same work, else as an entry of its own.
final class Stock {
  private static final List<String> FORMATS = List.of("bib", "ris", "json", "pdf");

  private final PdfTexts texts;
  private final Shelved shelved = new Shelved();
  private final SequencedSet<Path> pdfs = new LinkedHashSet<>();
  private final SequencedMap<Integer, List<String>> passages = new LinkedHashMap<>();
  private final Map<String, Integer> known = new HashMap<>();

  private Stock(PdfTexts texts) {
    this.texts = texts;
  }

  /// What was gathered.
  ///
  /// @param passages of full texts, by positions in `holdings`
  record Content(
      List<Holding> holdings,
      SequencedMap<Integer, List<String>> passages,
      List<Finding> findings) {}

  static Content of(List<Path> sources, PdfTexts texts) {
    Stock stock = new Stock(texts);
    sources.forEach(stock::source);
    stock.index();
    stock.pdfs.forEach(stock::pdf);
    return new Content(stock.shelved.holdings(), stock.passages, stock.shelved.findings());
  }

  private void source(Path source) {
    if (Files.isDirectory(source)) {
      inside(source).forEach(this::inFolder);
    } else if (FORMATS.contains(ending(source))) {
      file(source);
    } else {
      throw new MalformedException(
          "%s is no library; one is a .bib, .ris, .json (CSL-JSON) or .pdf file, or a folder of them."
              .formatted(source));
    }
  }

  /// A file that nobody named one by one must not end the study.
  private void inFolder(Path file) {
    try {
      file(file);
    } catch (MalformedException | UnavailableException e) {
      leftOut(file, e);
    }
  }

  private static List<Path> inside(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> FORMATS.contains(ending(file)))
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UnavailableException("The library %s cannot be read: %s.".formatted(folder, e), e);
    }
  }

  private void file(Path file) {
    switch (ending(file)) {
      case "bib" -> bibtex(file);
      case "ris" -> RisFile.read(file, shelved);
      case "json" -> CslJson.read(file, shelved);
      default -> pdfs.add(file.toAbsolutePath().normalize());
    }
  }

  private void bibtex(Path file) {
    BibtexFile content = BibtexFile.read(file);
    shelved.add(content.findings());
    Path folder = file.toAbsolutePath().resolveSibling("");
    for (BibtexFile.Entry entry : content.entries()) {
      Reference reference = entry.reference();
      shelved.add(
          new Holding(
              entry.key(),
              "%s line %d".formatted(file, entry.line()),
              reference,
              Work.Standing.USUAL,
              FileLinks.pdfs(reference.more().getOrDefault("file", ""), folder)));
    }
  }

  /// All PDFs that entries link to, and the entries by everything they can be known by.
  private void index() {
    List<Holding> holdings = shelved.holdings();
    for (int i = 0; i < holdings.size(); i++) {
      for (Path pdf : holdings.get(i).attached()) {
        Path file = pdf.toAbsolutePath().normalize();
        known.putIfAbsent("file " + file, i);
        if (Files.isRegularFile(file)) {
          pdfs.add(file);
        } else {
          shelved.warn(
              holdings.get(i).place(), "The attached file %s does not exist.".formatted(pdf));
        }
      }
    }
    // Only PDFs look for their entries, and most large libraries come without any.
    if (!pdfs.isEmpty()) {
      IntStream.range(0, holdings.size()).forEach(this::remember);
    }
  }

  private void remember(int position) {
    names(shelved.holdings().get(position).reference())
        .forEach(name -> known.putIfAbsent(name, position));
  }

  private static List<String> names(Reference reference) {
    List<String> names = new ArrayList<>();
    reference.doi().ifPresent(doi -> names.add("doi " + doi));
    reference.arxivId().ifPresent(id -> names.add("arxiv " + id.toLowerCase(Locale.ROOT)));
    String title = String.join("", Words.of(reference.title()));
    if (title.length() > 8) {
      names.add("title " + title);
    }
    return names;
  }

  private void pdf(Path file) {
    try {
      Document document = texts.read(file);
      int position = owner(file, document);
      passages.merge(
          position,
          Passages.of(document.text()),
          (one, other) -> Stream.concat(one.stream(), other.stream()).toList());
    } catch (MalformedException | UnavailableException e) {
      leftOut(file, e);
    }
  }

  private int owner(Path file, Document document) {
    FirstPage page = new FirstPage(document);
    Reference reference = page.reference(file);
    Optional<Integer> owner =
        Stream.concat(Stream.of("file " + file), names(reference).stream())
            .flatMap(name -> Optional.ofNullable(known.get(name)).stream())
            .findFirst();
    return owner.orElseGet(() -> alone(file, page, reference));
  }

  private int alone(Path file, FirstPage page, Reference reference) {
    if (page.title().isEmpty()) {
      shelved.warn(
          file.toString(),
          "No title can be told from the first page; the file's name stands for it.");
    }
    shelved.add(new Holding("", file.toString(), reference, Work.Standing.USUAL, List.of(file)));
    int position = shelved.holdings().size() - 1;
    remember(position);
    return position;
  }

  private void leftOut(Path file, AlhazenException failure) {
    shelved.warn(file.toString(), failure.explanation() + " It is left out.");
  }

  private static String ending(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
