/// LaTeX by pdflatex and BibTeX, in the sandbox, and what their logs say.
@NullMarked
package dev.alhazen.typeset.latex;

import org.jspecify.annotations.NullMarked;
