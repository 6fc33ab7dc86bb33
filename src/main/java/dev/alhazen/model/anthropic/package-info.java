/// Claude, behind Anthropic's messages protocol: at Anthropic itself, on Amazon Bedrock and on
/// Google's Vertex AI.
@NullMarked
package dev.alhazen.model.anthropic;

import org.jspecify.annotations.NullMarked;
