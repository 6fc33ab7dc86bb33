package dev.alhazen.template;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.Digest;
import dev.alhazen.base.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The works that come with a template: its `references.bib`, or the bibliography that templates of
/// The AI Scientist carry inside of `latex/template.tex`.
public final class OwnReferences {
  private static final String FILE = "references.bib";
  private static final String LATEX = "latex/template.tex";
  private static final Pattern INSIDE =
      Pattern.compile(
          "(?s)\\\\begin\\{filecontents\\*?}(?:\\[[^]]*])?\\{[^}]*\\.bib}(.*?)\\\\end\\{filecontents\\*?}");

  private OwnReferences() {}

  /// The file with their BibTeX entries.
  ///
  /// @param cache the machine's folder for things that can be made again
  public static Optional<Path> of(Template template, Path cache) {
    Path own = TemplateFiles.place(template, FILE);
    return Files.isRegularFile(own)
        ? Optional.of(own)
        : inside(template.folder().resolve(LATEX)).map(text -> kept(text, new Cache(cache)));
  }

  private static Optional<String> inside(Path latex) {
    if (!Files.isRegularFile(latex)) {
      return Optional.empty();
    }
    Matcher matcher = INSIDE.matcher(Texts.read(latex));
    return matcher.find()
        ? Optional.of(matcher.group(1).strip() + "\n").filter(text -> text.contains("@"))
        : Optional.empty();
  }

  private static Path kept(String text, Cache cache) {
    return cache
        .folder(
            "template-references/" + Digest.of(text).brief(),
            folder -> AtomicFiles.write(folder.resolve(FILE), text))
        .resolve(FILE);
  }
}
