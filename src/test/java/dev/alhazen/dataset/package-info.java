@NullMarked
package dev.alhazen.dataset;

import org.jspecify.annotations.NullMarked;
