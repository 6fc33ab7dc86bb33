package dev.alhazen.manuscript;

import dev.alhazen.base.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// References to works that are typed rather than cited: nothing says that they exist.
final class TypedCitations {
  private static final String NAME = "\\p{Lu}[\\p{L}'’-]+";
  private static final String YEAR = "(?:19|20)\\d\\d[a-z]?\\b";

  private static final Pattern AUTHORS =
      Pattern.compile(
          NAME
              + "[\\s~]+et[\\s~]+al\\b"
              + ("|[(\\[](?:see |e\\.g\\.,? |cf\\. )?NAME(?:(?: and | \\\\?& )NAME,?|,)[\\s~]+YEAR"
                      + "|NAME(?: and | \\\\?& )NAME,?[\\s~]+[(\\[]YEAR")
                  .replace("NAME", NAME)
                  .replace("YEAR", YEAR));
  private static final Pattern IDENTIFIER =
      Pattern.compile(
          "(?i)\\barXiv\\s*:?\\s*\\d{4}\\.\\d{4,5}|\\b10\\.\\d{4,9}/[^\\s{}]+"
              + "|\\b(?:doi\\.org|arxiv\\.org|openreview\\.net|semanticscholar\\.org)\\b");

  private TypedCitations() {}

  static List<Finding> of(SectionKind section, String latex) {
    String printed = Support.blanked(latex);
    List<Finding> findings = new ArrayList<>();
    for (Matcher matcher :
        List.of(AUTHORS.matcher(Masked.latex(printed)), IDENTIFIER.matcher(printed))) {
      while (matcher.find()) {
        findings.add(
            Finding.block(
                "typed-citation",
                Place.at(section, latex, matcher.start()),
                ("'%s' refers to a work in plain words. Cite a listed work with \\citep{key} or"
                        + " \\citet{key}; leave out what is not listed.")
                    .formatted(matcher.group().replaceAll("\\s+", " "))));
      }
    }
    return findings;
  }
}
