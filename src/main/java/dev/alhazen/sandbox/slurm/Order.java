package dev.alhazen.sandbox.slurm;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.alhazen.sandbox.SandboxRequest;
import java.util.Optional;

/// What a node is asked to do: the content of `order.json`.
///
/// @param tier the sandbox that the study names; a node that lacks it runs nothing
/// @param scratch where the node keeps files under way; absent: its temporary folder
/// @param blobs where inputs are taken from and outputs go
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Order(String tier, Optional<String> scratch, String blobs, SandboxRequest request) {}
