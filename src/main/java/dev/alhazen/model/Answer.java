package dev.alhazen.model;

/// A structured reply: read into a record, or not to be read even after one repair round.
public sealed interface Answer<T> {

  record Read<T>(T value) implements Answer<T> {}

  /// @param reason what is wrong with the last reply, in words that a user understands
  record Unreadable<T>(String reason) implements Answer<T> {}

  /// The value.
  ///
  /// @throws ModelException of kind `NOT_TO_SCHEMA` where there is none
  default T orThrow() {
    return switch (this) {
      case Read<T>(T value) -> value;
      case Unreadable<T>(String reason) ->
          throw new ModelException(ModelException.Kind.NOT_TO_SCHEMA, reason);
    };
  }
}
