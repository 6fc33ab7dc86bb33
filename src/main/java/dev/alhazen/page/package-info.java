/// Building blocks of the HTML pages that people read: report, review, verification. Every page is
/// self-contained.
@NullMarked
package dev.alhazen.page;

import org.jspecify.annotations.NullMarked;
