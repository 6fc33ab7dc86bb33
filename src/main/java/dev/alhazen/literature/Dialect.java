package dev.alhazen.literature;

import java.net.URI;
import java.util.List;
import java.util.Map;

/// How one engine is spoken to: what a search looks like on the wire, and what a reply means.
/// Implementations wait for nothing, keep nothing and are thread-safe.
public interface Dialect {
  Profile profile();

  /// The request of a search.
  ///
  /// @param words in lower case, single spaces between them, at least one that carries meaning
  Question question(String words, int limit);

  /// The works of a reply, best first; those without a title are left out.
  ///
  /// @throws dev.alhazen.base.MalformedException where the reply is not of this engine's form
  List<Work> works(String body);

  /// A request to send.
  ///
  /// @param headers beside those that every request has
  record Question(URI address, Map<String, String> headers) {
    public Question {
      headers = Map.copyOf(headers);
    }
  }
}
