/// The self-contained HTML report of a study. It only reads.
@NullMarked
package dev.alhazen.report;

import org.jspecify.annotations.NullMarked;
