@NullMarked
package dev.alhazen.base;

import org.jspecify.annotations.NullMarked;
