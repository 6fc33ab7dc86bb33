package dev.alhazen.verify;

/// One thing that was checked.
///
/// @param subject what: a use of evidence such as `e12 in results`, or a file
/// @param path the measurement or file it rests on
public record Check(String subject, String path, Verdict verdict) {

  public boolean isConfirmed() {
    return verdict instanceof Verdict.Confirmed;
  }

  /// One line for people.
  public String line() {
    String said =
        switch (verdict) {
          case Verdict.Confirmed(String found) -> "confirmed: " + found;
          case Verdict.Altered(String expected, String found) ->
              "ALTERED: the evidence says %s, found %s".formatted(expected, found);
          case Verdict.Missing(String reason) -> "MISSING: " + reason;
        };
    return "%s (%s): %s".formatted(subject, path, said);
  }
}
