/// Tests over the whole program.
@NullMarked
package dev.alhazen;

import org.jspecify.annotations.NullMarked;
