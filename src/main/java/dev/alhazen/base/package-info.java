/// The vocabulary everything else is written in: money, tokens, digests, JSON, atomic files,
/// findings. It knows nothing of models, papers or experiments.
@NullMarked
package dev.alhazen.base;

import org.jspecify.annotations.NullMarked;
