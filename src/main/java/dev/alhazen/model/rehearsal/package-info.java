/// The rehearsal model: scripted, deterministic, built in. It drives the whole pipeline without a
/// language model, makes mistakes on purpose, and never judges quality.
@NullMarked
package dev.alhazen.model.rehearsal;

import org.jspecify.annotations.NullMarked;
