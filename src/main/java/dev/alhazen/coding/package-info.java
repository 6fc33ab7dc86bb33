/// Edit blocks: how a model changes files. An edit applies as a whole, to declared files only, or
/// not at all.
@NullMarked
package dev.alhazen.coding;

import org.jspecify.annotations.NullMarked;
