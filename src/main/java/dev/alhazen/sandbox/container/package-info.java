/// The sandbox tiers `podman` and `apptainer`: container engines that run on this machine's own
/// system files, without any image.
@NullMarked
package dev.alhazen.sandbox.container;

import org.jspecify.annotations.NullMarked;
