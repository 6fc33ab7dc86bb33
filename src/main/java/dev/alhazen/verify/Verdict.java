package dev.alhazen.verify;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// What became of a check. Whatever could not be checked counts as missing, never as confirmed.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Verdict.Confirmed.class, name = "confirmed"),
  @JsonSubTypes.Type(value = Verdict.Altered.class, name = "altered"),
  @JsonSubTypes.Type(value = Verdict.Missing.class, name = "missing"),
})
public sealed interface Verdict {

  /// The paper says what the evidence says.
  record Confirmed(String found) implements Verdict {}

  /// Paper and evidence differ.
  record Altered(String expected, String found) implements Verdict {}

  /// It could not be checked.
  record Missing(String reason) implements Verdict {}
}
