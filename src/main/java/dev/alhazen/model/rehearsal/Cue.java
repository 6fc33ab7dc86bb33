package dev.alhazen.model.rehearsal;

import dev.alhazen.model.Message;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the rehearsal model is asked.
///
/// @param sample which of several samples is wanted, counted from 1
public record Cue(String system, List<Message> messages, int sample) {
  private static final Pattern TASK = Pattern.compile("\\[task: ([\\w/-]+)]\\s*\\z");

  public Cue {
    messages = List.copyOf(messages);
  }

  /// The task that the last message names in its last line; empty where it names none.
  public String task() {
    Matcher matcher = TASK.matcher(messages.getLast().text());
    return matcher.find() ? matcher.group(1) : "";
  }

  /// The last message.
  public String ask() {
    return messages.getLast().text();
  }

  /// All messages of the user, oldest first, as one text.
  public String conversation() {
    return messages.stream().map(Message::text).reduce("", (a, b) -> a + "\n" + b);
  }

  /// The rest of the first line that begins with a label, as in `Template: diffusion2d`; searched
  /// in the whole conversation.
  public Optional<String> labelled(String label) {
    return (system + "\n" + conversation())
        .lines()
        .filter(line -> line.startsWith(label + ":"))
        .map(line -> line.substring(label.length() + 1).strip())
        .findFirst();
  }
}
