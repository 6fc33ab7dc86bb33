/// Templates: a runnable baseline with its manifest, task, seed ideas and environment. A template
/// is the user's folder and is never written to.
@NullMarked
package dev.alhazen.template;

import org.jspecify.annotations.NullMarked;
