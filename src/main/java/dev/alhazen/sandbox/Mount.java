package dev.alhazen.sandbox;

import java.nio.file.Path;

/// A read-only addition to what a sandboxed process sees.
///
/// @param name what it is, without any path of this machine; the part that is journalled
/// @param source the file or folder on this machine
/// @param target the absolute path at which the process sees it, or one from its working folder,
///   such as `../../data`, for scripts that look for their data there
public record Mount(String name, Path source, String target) {}
