/// Recorded measurements, addressed by path. Nothing else may become a number in a paper.
@NullMarked
package dev.alhazen.evidence;

import org.jspecify.annotations.NullMarked;
