/// The sandbox tier `none`: the same contract with nothing confined, for those who ask for it.
@NullMarked
package dev.alhazen.sandbox.unconfined;

import org.jspecify.annotations.NullMarked;
