/// The sandbox tier `bubblewrap`: namespaces of its own, made by the program `bwrap`.
@NullMarked
package dev.alhazen.sandbox.bubblewrap;

import org.jspecify.annotations.NullMarked;
