@NullMarked
package dev.alhazen.study;

import org.jspecify.annotations.NullMarked;
