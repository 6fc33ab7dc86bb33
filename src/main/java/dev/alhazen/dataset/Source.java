package dev.alhazen.dataset;

import dev.alhazen.base.UsageException;
import java.net.URI;
import java.net.URISyntaxException;

/// A file on the network that a data set is made from.
///
/// @param file the name under which it is kept while it is worked on
/// @param bytes its length where that is published, else 0: any length will do
public record Source(String file, URI address, long bytes) {
  /// The same file from elsewhere, where it may be packed in another way.
  ///
  /// @param mirror the file's address, or, with a slash at its end, that of the folder it is in
  /// @throws UsageException where the mirror is no address on the network
  public Source at(String mirror) {
    String text = mirror.endsWith("/") ? mirror + lastPart() : mirror;
    if (!text.matches("https?://[^/\\s]+/\\S*")) {
      throw notOne(mirror);
    }
    try {
      return new Source(file, new URI(text), 0);
    } catch (URISyntaxException e) {
      throw notOne(mirror);
    }
  }

  private static UsageException notOne(String mirror) {
    return new UsageException(
        ("--url %s is no address such as https://mirror.example/data/; a file that is here already"
                + " is given with --from.")
            .formatted(mirror));
  }

  private String lastPart() {
    return address.getRawPath().substring(address.getRawPath().lastIndexOf('/') + 1);
  }
}
