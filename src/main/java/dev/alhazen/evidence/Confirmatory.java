package dev.alhazen.evidence;

import dev.alhazen.evidence.SealedPlan.Primary;
import java.util.Optional;

/// A sealed comparison and what came of it.
///
/// @param comparison empty where a side of it was not measured
public record Confirmatory(Primary primary, Optional<Comparison> comparison) {}
