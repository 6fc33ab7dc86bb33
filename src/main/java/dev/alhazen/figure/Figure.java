package dev.alhazen.figure;

import dev.alhazen.base.Digest;

/// A figure that the plot script drew.
///
/// @param file its path in the workspace, such as `figures/samples.pdf`
/// @param content digest of the file
/// @param caption what it shows, without any number that is not plain from the figure
/// @param script the plot script's path in the workspace
/// @param scriptDigest digest of the script that drew it
public record Figure(
    String file, Digest content, String caption, String script, Digest scriptDigest) {}
