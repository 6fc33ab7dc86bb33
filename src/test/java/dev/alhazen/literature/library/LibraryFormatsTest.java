package dev.alhazen.literature.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.Finding;
import dev.alhazen.base.MalformedException;
import dev.alhazen.base.Step;
import dev.alhazen.literature.Findings;
import dev.alhazen.literature.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryFormatsTest {
  @TempDir Path folder;

  @Test
  void risRecordsAreRead() {
    Path file =
        write(
            "mine.ris",
            """
            TY  - JOUR
            TI  - Of herons & lanterns
            AU  - Berg, Ada
            AU  - van der Meer, Jan
            PY  - 2019/03/01
            JF  - Journal of Imaginary Light
            VL  - 12
            SP  - 1
            EP  - 9
            DO  - https://doi.org/10.5555/Heron
            UR  - http://arxiv.org/abs/1901.00001v2
            AB  - We watch herons
            near lanterns.
            KW  - birds
            ER  -\s

            TY  - CPAPER
            T1  - Lanterns in rows
            T2  - Proceedings of Lamps
            ER  - \s
            """);
    LibraryLiterature library = new LibraryLiterature(List.of(file));
    assertThat(library.findings()).isEmpty();
    Work work = search(library, "herons lanterns birds").getFirst();
    assertThat(work.key()).isEqualTo("berg2019heron");
    assertThat(work.authors()).containsExactly("Ada Berg", "Jan van der Meer");
    assertThat(work.summary()).isEqualTo("We watch herons near lanterns.");
    assertThat(work.arxivId()).contains("1901.00001");
    assertThat(work.bibtex())
        .startsWith("@article{berg2019heron,")
        .contains("volume = {12}", "pages = {1--9}", "doi = {10.5555/heron}");
    assertThat(search(library, "rows").getFirst().bibtex()).startsWith("@inproceedings{");
  }

  @Test
  void brokenRisRecordsAreNamedByLineAndTheRestIsUsed() {
    Path file =
        write(
            "bad.ris",
            """
            stray line
            TY  - JOUR
            AU  - Berg, Ada
            ER  -
            TY  - JOUR
            TI  - Not closed
            TY  - JOUR
            TI  - Whole
            ER  -
            """);
    LibraryLiterature library = new LibraryLiterature(List.of(file));
    assertThat(library.size()).isEqualTo(2);
    assertThat(library.findings())
        .extracting(Finding::place)
        .containsExactly(file + " line 1", file + " line 2", file + " line 5");
  }

  @Test
  void cslItemsAreRead() {
    Path file =
        write(
            "mine.json",
            """
            [
              {"id": "http://zotero.org/users/1/items/AB", "type": "article-journal",
               "title": "Of <i>herons</i>", "container-title": "Light", "volume": "3", "page": "1-9",
               "DOI": "10.5555/heron", "issued": {"date-parts": [["2019", 3]]},
               "author": [{"family": "Meer", "given": "Jan", "non-dropping-particle": "van der"},
                          {"literal": "The Lantern Group"}]},
              {"id": "lamp", "type": "paper-conference", "title": "Lamps", "issued": {"raw": "May 2001"}}
            ]
            """);
    LibraryLiterature library = new LibraryLiterature(List.of(file));
    assertThat(library.findings()).isEmpty();
    Work work = search(library, "herons").getFirst();
    assertThat(work.title()).isEqualTo("Of herons");
    assertThat(work.authors()).containsExactly("Jan van der Meer", "The Lantern Group");
    assertThat(work.year()).contains(2019);
    assertThat(search(library, "lamps").getFirst().key()).isEqualTo("lamp");
  }

  @Test
  void brokenCslItemsAreNamedByLineAndTheRestIsUsed() {
    Path file =
        write(
            "bad.json",
            """
            [
              {"title": "First"},
              {"title": "Broken", },
              {"author": []},
              {"title": "Quote missing},
              {"title": "Last"}
            ]
            """);
    LibraryLiterature library = new LibraryLiterature(List.of(file));
    assertThat(library.size()).isEqualTo(2);
    assertThat(library.findings())
        .extracting(Finding::place)
        .containsExactly(file + " line 3", file + " line 4", file + " line 5");
  }

  @Test
  void anExportOfZoteroWorksWithItsFiles() {
    SamplePdf.write(
        folder.resolve("export/files/12/Berg - Of herons.pdf"),
        "Of herons",
        List.of(
            "Herons stand still near water. They wait.",
            "Only the third lantern made the herons dance a slow gavotte at midnight."));
    write(
        "export/My Library.bib",
        """
        @article{berg_herons_2019,
          title = {Of herons},
          author = {Berg, Ada},
          year = {2019},
          file = {Full Text PDF:files/12/Berg - Of herons.pdf:application/pdf;Snapshot:files/13/x.html:text/html},
        }
        @article{gone,
          title = {Of nothing},
          file = {PDF:files/14/gone.pdf:application/pdf},
        }
        """);
    LibraryLiterature library = new LibraryLiterature(List.of(folder.resolve("export")));
    assertThat(library.size()).isEqualTo(2);
    assertThat(library.findings())
        .singleElement()
        .extracting(Finding::message)
        .asString()
        .contains("gone.pdf does not exist");
    List<Work> works = search(library, "midnight gavotte");
    assertThat(works).extracting(Work::key).containsExactly("berg_herons_2019");
    assertThat(works.getFirst().passages())
        .singleElement()
        .asString()
        .contains("slow gavotte at midnight");
    assertThat(works.getFirst().bibtex()).doesNotContain("file");
  }

  @Test
  void aPdfAloneIsAWorkByWhatItsFirstPageTells() {
    SamplePdf.write(
        folder.resolve("papers/a.pdf"),
        "A Study of Lanterns",
        List.of("arXiv:2101.00002v3 [cs.LG] 3 Jan 2021", "doi:10.5555/lantern.2021", "Lamps."));
    LibraryLiterature library = new LibraryLiterature(List.of(folder.resolve("papers")));
    Work work = search(library, "lanterns").getFirst();
    assertThat(work.title()).isEqualTo("A Study of Lanterns");
    assertThat(work.arxivId()).contains("2101.00002");
    assertThat(work.doi()).contains("10.5555/lantern.2021");
  }

  @Test
  void aPdfBelongsToTheEntryOfItsDoi() {
    SamplePdf.write(
        folder.resolve("papers/a.pdf"),
        "Another spelling of it",
        List.of("doi:10.5555/lantern.2021", "The owl hooted thrice in the ninth passage."));
    write("papers/refs.bib", "@article{berg, title={Of lanterns}, doi={10.5555/LANTERN.2021}}");
    LibraryLiterature library = new LibraryLiterature(List.of(folder.resolve("papers")));
    assertThat(library.size()).isOne();
    assertThat(search(library, "owl").getFirst().passages()).hasSize(1);
  }

  @Test
  void aDamagedPdfInAFolderIsNamedAndTheRestIsUsed() {
    write("papers/broken.pdf", "%PDF-1.7 and nothing more");
    write("papers/refs.bib", "@article{berg, title={Of lanterns}}");
    LibraryLiterature library = new LibraryLiterature(List.of(folder.resolve("papers")));
    assertThat(library.size()).isOne();
    assertThat(library.findings())
        .singleElement()
        .extracting(Finding::place)
        .asString()
        .endsWith("broken.pdf");
  }

  @Test
  void theTextOfAPdfIsKeptUntilTheFileChanges() throws Exception {
    Path pdf = folder.resolve("papers/a.pdf");
    SamplePdf.write(pdf, "Of lanterns", List.of("The owl hooted thrice."));
    PdfTexts texts = PdfTexts.keptIn(folder.resolve("cache"));
    new LibraryLiterature(List.of(pdf), texts);
    try (var kept = Files.list(folder.resolve("cache"))) {
      assertThat(kept).hasSize(1);
    }
    LibraryLiterature again = new LibraryLiterature(List.of(pdf), texts);
    assertThat(search(again, "owl").getFirst().passages()).hasSize(1);
  }

  @Test
  void aFileOfAnotherFormatIsRefused() {
    Path file = write("notes.docx", "x");
    assertThatThrownBy(() -> new LibraryLiterature(List.of(file)))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("notes.docx is no library");
  }

  @Test
  void linksOfAllProgramsAreRead() {
    Path at = Path.of("/lib");
    assertThat(FileLinks.pdfs("Full Text:files/1/a b.pdf:application/pdf", at))
        .containsExactly(Path.of("/lib/files/1/a b.pdf"));
    assertThat(FileLinks.pdfs(":sub/a.pdf:PDF;:b.txt:TXT", at))
        .containsExactly(Path.of("/lib/sub/a.pdf"));
    assertThat(FileLinks.pdfs("/home/x/a.pdf;/home/x/b.pdf", at))
        .containsExactly(Path.of("/home/x/a.pdf"), Path.of("/home/x/b.pdf"));
    assertThat(FileLinks.pdfs("A\\: title:files/1/a\\_b.pdf:application/pdf", at))
        .containsExactly(Path.of("/lib/files/1/a_b.pdf"));
    assertThat(FileLinks.pdfs("https://arxiv.org/pdf/1901.00001.pdf", at)).isEmpty();
  }

  private Path write(String name, String text) {
    Path file = folder.resolve(name);
    AtomicFiles.write(file, text);
    return file;
  }

  private static List<Work> search(LibraryLiterature library, String query) {
    return ((Findings.Found) library.search(Step.of("test"), query, 10)).works();
  }
}
