/// The loop of runs: plan, edit, check, run, measure. A failed run is an outcome, not an error.
@NullMarked
package dev.alhazen.experiment;

import org.jspecify.annotations.NullMarked;
