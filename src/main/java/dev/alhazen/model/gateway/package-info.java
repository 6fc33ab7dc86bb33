/// A gateway on loopback through which programs of others ask models: OpenAI's two protocols and
/// Anthropic's, passed on as they are, with the real key, a bounded price, and a record.
@NullMarked
package dev.alhazen.model.gateway;

import org.jspecify.annotations.NullMarked;
