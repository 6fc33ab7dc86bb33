package dev.alhazen.sandbox;

import java.time.Duration;

/// What a sandboxed command did.
///
/// @param stdout the head and tail of its standard output, at most 16 kB, progress lines collapsed
/// @param stderr the same of its standard error
/// @param outputs the declared files that it left, also after a failure
public record Execution(Exit exit, String stdout, String stderr, Duration wall, Tree outputs) {}
