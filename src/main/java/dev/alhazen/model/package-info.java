/// Language models behind one interface, with prompts, budget, retries and structured replies.
/// Providers live in subpackages that only the command line constructs.
@NullMarked
package dev.alhazen.model;

import org.jspecify.annotations.NullMarked;
