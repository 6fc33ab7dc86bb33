/// The literature engine Semantic Scholar, through its paper search.
@NullMarked
package dev.alhazen.literature.semanticscholar;

import org.jspecify.annotations.NullMarked;
