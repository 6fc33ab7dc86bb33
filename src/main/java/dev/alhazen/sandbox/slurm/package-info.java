/// The executor `slurm`: runs of experiments become jobs of a cluster, each confined on its node by
/// that node's own sandbox.
@NullMarked
package dev.alhazen.sandbox.slurm;

import org.jspecify.annotations.NullMarked;
