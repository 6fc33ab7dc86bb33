package dev.alhazen.dataset;

import com.sun.net.httpserver.HttpExchange;
import dev.alhazen.literature.ScriptedSite.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/// A file on a server that gives parts of it, as long as the one who asks has the same version.
record RangedFile(byte[] content, String tag) {

  /// All of it, or the part that is asked for.
  Answer whole() {
    return exchange -> give(exchange, Integer.MAX_VALUE);
  }

  /// Promises the same, and closes the connection after so many bytes.
  Answer cutAfter(int bytes) {
    return exchange -> give(exchange, bytes);
  }

  /// Knows no parts.
  Answer withoutRanges() {
    return exchange -> {
      exchange.getResponseHeaders().set("ETag", tag);
      exchange.sendResponseHeaders(200, content.length);
      exchange.getResponseBody().write(content);
      exchange.close();
    };
  }

  /// Half of it, then nothing any more.
  Answer stalling() {
    return exchange -> {
      exchange.getResponseHeaders().set("ETag", tag);
      exchange.sendResponseHeaders(200, content.length);
      exchange.getResponseBody().write(content, 0, content.length / 2);
      exchange.getResponseBody().flush();
      try {
        Thread.sleep(5_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      exchange.close();
    };
  }

  /// In small pieces.
  Answer slowly() {
    return exchange -> {
      exchange.getResponseHeaders().set("ETag", tag);
      exchange.sendResponseHeaders(200, content.length);
      try (OutputStream out = exchange.getResponseBody()) {
        int piece = Math.max(1, content.length / 10);
        for (int from = 0; from < content.length; from += piece) {
          out.write(content, from, Math.min(piece, content.length - from));
          out.flush();
          Thread.sleep(40);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  private void give(HttpExchange exchange, int most) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    String version = exchange.getRequestHeaders().getFirst("If-Range");
    int from =
        range == null || !tag.equals(version)
            ? 0
            : Integer.parseInt(range.replaceFirst("bytes=(\\d+)-", "$1"));
    byte[] part = Arrays.copyOfRange(content, from, content.length);
    if (!tag.isEmpty()) {
      exchange.getResponseHeaders().set("ETag", tag);
    }
    if (from > 0) {
      exchange
          .getResponseHeaders()
          .set(
              "Content-Range",
              "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
    }
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, part.length);
    exchange.getResponseBody().write(part, 0, Math.min(most, part.length));
    exchange.getResponseBody().flush();
    exchange.close();
  }
}
