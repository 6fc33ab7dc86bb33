package dev.alhazen.model.rehearsal;

import dev.alhazen.model.Message;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the rehearsal model is asked.
///
/// @param sample which of several samples is wanted, counted from 1
public record Cue(String system, List<Message> messages, int sample) {
  private static final Pattern TASK = Pattern.compile("\\[task: ([\\w/-]+)]\\s*\\z");

  private static final String REPAIR = "model/repair";

  public Cue {
    messages = List.copyOf(messages);
  }

  /// The task that is to be played: the one that [#ask()] names in its last line; empty where it
  /// names none.
  public String task() {
    return named(asking());
  }

  /// Whether the last reply could not be read, and the same is asked again.
  public boolean isRepair() {
    return named(messages.getLast()).equals(REPAIR);
  }

  /// The last message, or, where that is a repair round, the one whose reply is to be repaired.
  public String ask() {
    return asking().text();
  }

  /// All messages, oldest first, as one text.
  public String conversation() {
    return messages.stream().map(Message::text).reduce("", (a, b) -> a + "\n" + b);
  }

  /// The rest of the first line that begins with a label, as in `Template: diffusion2d`; searched
  /// in the messages of the user, the newest first, and then in the system message.
  public Optional<String> labelled(String label) {
    return Stream.concat(
            messages.reversed().stream()
                .filter(message -> message.role() == Message.Role.USER)
                .map(Message::text),
            Stream.of(system))
        .flatMap(String::lines)
        .filter(line -> line.startsWith(label + ":"))
        .map(line -> line.substring(label.length() + 1).strip())
        .findFirst();
  }

  private Message asking() {
    return messages.reversed().stream()
        .filter(message -> message.role() == Message.Role.USER)
        .filter(message -> !named(message).equals(REPAIR))
        .findFirst()
        .orElse(messages.getLast());
  }

  private static String named(Message message) {
    Matcher matcher = TASK.matcher(message.text());
    return matcher.find() ? matcher.group(1) : "";
  }
}
