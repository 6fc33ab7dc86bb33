package dev.alhazen.model.anthropic;

import java.util.List;

/// What a user can do about refusals of a service, in sentences.
///
/// @param key where it does not believe who asks, or forbids it
/// @param model where it knows no such model
/// @param quota where too much was asked for
/// @param secrets what no message may show
record Advice(String key, String model, String quota, List<String> secrets) {
  Advice {
    secrets = List.copyOf(secrets);
  }
}
