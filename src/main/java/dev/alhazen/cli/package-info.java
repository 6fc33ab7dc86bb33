/// Commands, settings and wiring. The only place that touches the real clock, environment and
/// output, and that constructs adapters.
@NullMarked
package dev.alhazen.cli;

import org.jspecify.annotations.NullMarked;
