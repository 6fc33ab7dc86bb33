package dev.alhazen.manuscript;

/// Something that a reviewer wants changed in the text.
///
/// @param id stable within one review, such as `W2`
/// @param section the section it is about, or `paper`
/// @param text what is wanted, in the reviewer's words
public record RevisionRequest(String id, String section, String text) {}
