package dev.alhazen.model;

import java.util.List;

/// One turn of a conversation.
public record Message(Role role, String text, List<Image> images) {
  public Message {
    images = List.copyOf(images);
  }

  /// Who speaks.
  public enum Role {
    USER,
    ASSISTANT
  }

  public static Message user(String text) {
    return new Message(Role.USER, text, List.of());
  }

  public static Message assistant(String text) {
    return new Message(Role.ASSISTANT, text, List.of());
  }
}
