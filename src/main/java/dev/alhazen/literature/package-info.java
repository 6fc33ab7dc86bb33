/// Works of others: records, search and BibTeX. A work that no literature source returned cannot be
/// cited.
@NullMarked
package dev.alhazen.literature;

import org.jspecify.annotations.NullMarked;
