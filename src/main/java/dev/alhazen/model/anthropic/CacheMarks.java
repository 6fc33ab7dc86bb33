package dev.alhazen.model.anthropic;

import com.anthropic.models.messages.CacheControlEphemeral;
import dev.alhazen.model.Message;
import dev.alhazen.model.ModelRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where the provider is told to keep a prompt's beginning for the next calls: at the end of the
/// system message, and at the end of each message but the last, which is what changes.
///
/// @param places `SYSTEM` for the system message, else the number of a message
record CacheMarks(List<Integer> places) {
  static final CacheMarks NONE = new CacheMarks(List.of());

  static final int SYSTEM = -1;
  private static final int MOST = 4;
  private static final int TOKENS_OF_AN_IMAGE = 1_500;

  /// Low, so that a prefix is rather marked in vain, which costs nothing, than not.
  private static final int CHARACTERS_OF_A_TOKEN = 3;

  CacheMarks {
    places = List.copyOf(places);
  }

  /// The last four places whose prefix is long enough to be kept.
  ///
  /// @param least the shortest prefix that is kept, in tokens
  static CacheMarks of(ModelRequest request, int least) {
    List<Integer> places = new ArrayList<>();
    long tokens = tokens(request.system());
    if (tokens >= least) {
      places.add(SYSTEM);
    }
    List<Message> messages = request.messages();
    for (int i = 0; i < messages.size() - 1; i++) {
      Message message = messages.get(i);
      tokens += tokens(message.text()) + (long) message.images().size() * TOKENS_OF_AN_IMAGE;
      if (tokens >= least && !isEmpty(message)) {
        places.add(i);
      }
    }
    return new CacheMarks(places.subList(Math.max(0, places.size() - MOST), places.size()));
  }

  /// The mark for the last block of that place, where it gets one.
  Optional<CacheControlEphemeral> at(int place) {
    return places.contains(place)
        ? Optional.of(CacheControlEphemeral.builder().build())
        : Optional.empty();
  }

  private static boolean isEmpty(Message message) {
    return message.text().isBlank() && message.images().isEmpty();
  }

  private static long tokens(String text) {
    return text.length() / CHARACTERS_OF_A_TOKEN;
  }
}
