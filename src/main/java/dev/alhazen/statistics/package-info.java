/// Intervals, tests, effect sizes and power over repeated measurements, thin over a statistics
/// library. Every number here states its n.
@NullMarked
package dev.alhazen.statistics;

import org.jspecify.annotations.NullMarked;
