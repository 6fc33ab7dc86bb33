/// Proposals for research: generation, reflection, the archive, and the verdict on novelty. An idea
/// is not a result.
@NullMarked
package dev.alhazen.idea;

import org.jspecify.annotations.NullMarked;
