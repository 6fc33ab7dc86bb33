/// The paper: sections, citations, evidence, checks, revision. It is built only when nothing blocks
/// it.
@NullMarked
package dev.alhazen.manuscript;

import org.jspecify.annotations.NullMarked;
