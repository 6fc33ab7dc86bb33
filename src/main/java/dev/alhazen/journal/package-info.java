/// The append-only record of every effect and decision, from which work is resumed and replayed. It
/// knows no stage: a stage adds a kind, a step path and JSON.
@NullMarked
package dev.alhazen.journal;

import org.jspecify.annotations.NullMarked;
