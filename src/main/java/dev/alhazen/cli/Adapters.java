package dev.alhazen.cli;

import dev.alhazen.journal.Blobs;
import dev.alhazen.literature.Literature;
import dev.alhazen.literature.Similarity;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.Slots;
import dev.alhazen.typeset.Typesetter;
import java.util.List;
import java.util.function.BiFunction;

/// The adapters of one study, bare: nothing records or retries yet.
record Adapters(
    Providers providers,
    List<Literature> literature,
    Similarity similarity,
    Sandbox sandbox,
    Slots slots,
    BiFunction<Sandbox, Blobs, Typesetter> typesetters) {

  Typesetter typesetter(Sandbox recorded, Blobs blobs) {
    return typesetters.apply(recorded, blobs);
  }
}
