package dev.alhazen.model.anthropic;

/// What a user can do about refusals of a service, in sentences.
///
/// @param key where it does not believe who asks, or forbids it
/// @param model where it knows no such model
/// @param quota where too much was asked for
record Advice(String key, String model, String quota) {}
