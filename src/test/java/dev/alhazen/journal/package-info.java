@NullMarked
package dev.alhazen.journal;

import org.jspecify.annotations.NullMarked;
