package dev.alhazen.experiment;

/// A place at which a program says that something went wrong.
///
/// @param file as the program names it
/// @param line counted from 1
/// @param message what it says; may have several lines
record Fault(String file, int line, String message) {}
