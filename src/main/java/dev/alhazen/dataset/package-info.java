/// Data sets of others that templates learn from: where they come from and under which licence, and
/// how they are fetched, checked and kept on this machine. Only what is whole is ever found.
@NullMarked
package dev.alhazen.dataset;

import org.jspecify.annotations.NullMarked;
