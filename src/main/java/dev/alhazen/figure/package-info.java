/// Figures drawn by the plot script from recorded runs. A figure without a script and data does not
/// exist.
@NullMarked
package dev.alhazen.figure;

import org.jspecify.annotations.NullMarked;
