/// The registry Crossref, through its search of works.
@NullMarked
package dev.alhazen.literature.crossref;

import org.jspecify.annotations.NullMarked;
