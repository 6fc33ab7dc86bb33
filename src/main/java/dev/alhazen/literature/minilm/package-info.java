/// The embedding model all-MiniLM-L6-v2, which ships with the program: no network, no key, no cost.
/// It reads English best.
@NullMarked
package dev.alhazen.literature.minilm;

import org.jspecify.annotations.NullMarked;
