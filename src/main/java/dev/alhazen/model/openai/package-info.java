/// Models behind OpenAI's chat completion protocol: OpenAI itself and the many servers that speak
/// it, by base URL.
@NullMarked
package dev.alhazen.model.openai;

import org.jspecify.annotations.NullMarked;
