package dev.alhazen.manuscript;

import dev.alhazen.base.Digest;
import dev.alhazen.base.Json;
import dev.alhazen.experiment.Run;
import dev.alhazen.figure.Figure;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Puts a draft together into LaTeX sources that compile anywhere.
final class Assembly {
  static final String MAIN = "paper.tex";

  private final Material material;
  private final Blobs blobs;
  private final Ledger ledger;

  private Assembly(Material material, Blobs blobs) {
    this.material = material;
    this.blobs = blobs;
    this.ledger = new Ledger(material.evidence());
  }

  /// @param tree all sources
  /// @param main the text of `paper.tex`
  record Sources(Tree tree, String main) {
    /// The id of the section that a line of `paper.tex` belongs to; `paper` where to none.
    String sectionAt(int line) {
      List<String> lines = main.lines().limit(Math.max(0, line)).toList();
      for (String text : lines.reversed()) {
        if (text.startsWith("% section: ")) {
          return text.substring("% section: ".length());
        }
      }
      return "paper";
    }
  }

  static Sources of(Draft draft, Material material, Blobs blobs) {
    return new Assembly(material, blobs).sources(draft);
  }

  private Sources sources(Draft draft) {
    String main = main(draft.printed());
    TreeMap<String, Digest> files = new TreeMap<>();
    files.put(MAIN, blobs.put(main));
    files.put("alhazen.cls", blobs.put(LatexResource.read("alhazen.cls")));
    files.put("references.bib", blobs.put(material.bibliography().file()));
    files.put("evidence.json", blobs.put(Json.pretty(evidence())));
    files.put(
        CitationFile.NAME,
        blobs.put(Json.pretty(CitationUses.file(draft, material.bibliography()))));
    material.figures().forEach(figure -> files.put(figure.file(), figure.content()));
    return new Sources(new Tree(files), main);
  }

  private String main(Draft draft) {
    StringBuilder text = new StringBuilder(Preamble.latex(draft.title(), material.disclosure()));
    for (Manuscript.Section section : draft.inOrder()) {
      String body = exhibits(ledger.resolve(section.latex(), section.id())).strip();
      text.append("\n%% section: %s\n".formatted(section.id()));
      text.append(
          section.id().equals(SectionKind.ABSTRACT.id())
              ? "\\begin{abstract}\n%s\n\\end{abstract}\n".formatted(body)
              : "\\section{%s}\n\\label{sec:%s}\n%s\n"
                  .formatted(section.title(), section.id(), body));
    }
    text.append("\n% section: references\n");
    if (!citedKeys(draft).isEmpty()) {
      text.append("\\bibliographystyle{plainnat}\n\\bibliography{references}\n");
    }
    text.append("\n% section: record\n")
        .append(new Appendix(material).latex(citedKeys(draft), unused(draft)));
    return text.append("\n\\end{document}\n").toString();
  }

  private String exhibits(String latex) {
    String shown =
        Macro.replace(
            latex,
            Set.of("resultfigure"),
            macro -> figure(macro).map(FigureBlock::latex).orElse("\\unproven{}"));
    return Macro.replace(
        shown, Set.of("resultstable"), _ -> new ResultsTable(material, ledger).latex());
  }

  private Optional<Figure> figure(Macro macro) {
    String file = macro.argument().orElse("").replace("\\", "").strip();
    return material.figures().stream().filter(figure -> figure.file().equals(file)).findFirst();
  }

  private List<Figure> unused(Draft draft) {
    List<String> shown = new ArrayList<>();
    draft
        .inOrder()
        .forEach(
            section ->
                Macro.in(section.latex(), Set.of("resultfigure")).stream()
                    .flatMap(macro -> figure(macro).stream())
                    .forEach(figure -> shown.add(figure.file())));
    return material.figures().stream().filter(figure -> !shown.contains(figure.file())).toList();
  }

  static List<String> citedKeys(Draft draft) {
    return draft.printed().inOrder().stream()
        .flatMap(section -> Macro.in(section.latex(), CitationCheck.COMMANDS).stream())
        .flatMap(macro -> macro.keys().stream())
        .distinct()
        .toList();
  }

  private EvidenceFile evidence() {
    List<EvidenceFile.RunRecord> runs = material.trials().runs().stream().map(this::run).toList();
    return new EvidenceFile(
        EvidenceFile.VERSION,
        material.baseline(),
        material.template().metrics(),
        runs,
        material.evidence().plan(),
        ledger.uses());
  }

  private EvidenceFile.RunRecord run(Run run) {
    Map<String, Digest> files = material.files().files();
    String results =
        Optional.ofNullable(files.get(run.name() + "/final_info.json")).map(Digest::hex).orElse("");
    return new EvidenceFile.RunRecord(
        run.name(), run.title(), run.seeds(), run.code().hex(), results);
  }
}
