/// A literature source on this machine: BibTeX, RIS and CSL-JSON files and PDFs, read once and
/// searched by words. It needs no network and is never silent while it holds a work.
@NullMarked
package dev.alhazen.literature.library;

import org.jspecify.annotations.NullMarked;
