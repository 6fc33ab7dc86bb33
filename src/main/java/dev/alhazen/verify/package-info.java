/// Re-checking of a finished paper against its evidence. It trusts no file that it can compute
/// again.
@NullMarked
package dev.alhazen.verify;

import org.jspecify.annotations.NullMarked;
