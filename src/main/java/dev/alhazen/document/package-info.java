/// Papers as read from files: text in reading order with pages, from PDF, LaTeX, Markdown or plain
/// text. Nothing here judges.
@NullMarked
package dev.alhazen.document;

import org.jspecify.annotations.NullMarked;
