@NullMarked
package dev.alhazen.cli;

import org.jspecify.annotations.NullMarked;
