package dev.alhazen.literature;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/// What a comparison of meanings gave, or why it gave nothing.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Similarities.Measured.class, name = "measured"),
  @JsonSubTypes.Type(value = Similarities.Unknown.class, name = "unknown"),
})
public sealed interface Similarities {

  /// @param values from -1 to 1, three decimals, one for each of the other texts in their order
  record Measured(List<Double> values) implements Similarities {
    public Measured {
      values = List.copyOf(values);
    }
  }

  /// Meanings cannot be compared on this machine.
  record Unknown(String reason) implements Similarities {}
}
