package dev.alhazen.model;

/// A picture shown to a model.
///
/// @param mediaType `image/png` or `image/jpeg`
/// @param base64 the file's bytes, base64 without line breaks
public record Image(String mediaType, String base64) {}
