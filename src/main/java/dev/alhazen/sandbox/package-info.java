/// Where a process may run, and the workspace it works on. Nothing a model wrote runs anywhere
/// else.
@NullMarked
package dev.alhazen.sandbox;

import org.jspecify.annotations.NullMarked;
