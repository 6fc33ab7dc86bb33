/// The preprint server arXiv, through its query interface and Atom feeds.
@NullMarked
package dev.alhazen.literature.arxiv;

import org.jspecify.annotations.NullMarked;
