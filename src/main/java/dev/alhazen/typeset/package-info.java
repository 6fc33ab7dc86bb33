/// From LaTeX sources to a PDF, and from its log to findings. The sources are untrusted.
@NullMarked
package dev.alhazen.typeset;

import org.jspecify.annotations.NullMarked;
