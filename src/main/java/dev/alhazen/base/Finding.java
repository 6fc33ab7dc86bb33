package dev.alhazen.base;

/// Something that is wrong with a work product, found by a check: fed back to the model first, and
/// shown to the user if it stays.
///
/// @param kind a stable word for the check, such as `unknown-evidence` or `missing-citation`
/// @param place where: a file with a line, a section, a path of evidence
/// @param message what is wrong and what to do, in one or two sentences
public record Finding(Level level, String kind, String place, String message) {
  /// How much a finding weighs.
  public enum Level {
    /// The final paper is not built while this stands.
    BLOCK,
    /// Reported, no more.
    WARN
  }

  public static Finding block(String kind, String place, String message) {
    return new Finding(Level.BLOCK, kind, place, message);
  }

  public static Finding warn(String kind, String place, String message) {
    return new Finding(Level.WARN, kind, place, message);
  }

  public boolean blocks() {
    return level == Level.BLOCK;
  }

  /// Eight hexadecimal digits that stay the same while kind, place and message do.
  public String id() {
    return Digest.of(kind + "\n" + place + "\n" + message).hex().substring(0, 8);
  }

  /// `kind at place: message`, as models and people see it.
  public String line() {
    return "%s at %s: %s".formatted(kind, place, message);
  }
}
