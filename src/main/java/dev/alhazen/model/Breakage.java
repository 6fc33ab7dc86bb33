package dev.alhazen.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/// How a call ended without an answer, as the exceptions of the providers' clients tell.
public enum Breakage {
  /// Nobody here vouches for the server's certificate.
  UNTRUSTED,
  /// The server speaks no TLS.
  NOT_ENCRYPTED,
  /// A proxy on the way refuses.
  NOT_CARRIED,
  /// Nothing was sent, so nothing is paid.
  NOT_SENT,
  /// There was an end to patience.
  LATE,
  /// What came is not of the protocol.
  CONTENT,
  /// The connection broke.
  CUT;

  private static final List<Class<? extends Throwable>> BEFORE_SENDING =
      List.of(
          ConnectException.class,
          UnknownHostException.class,
          NoRouteToHostException.class,
          SSLHandshakeException.class);

  private static final Pattern NOT_CONNECTED =
      Pattern.compile("(?i)^(failed to connect|connect timed out)");

  public static Breakage of(Throwable failure) {
    List<Throwable> causes = causes(failure);
    if (has(causes, CertificateException.class) || has(causes, SSLPeerUnverifiedException.class)) {
      return UNTRUSTED;
    }
    String root = String.valueOf(causes.getLast().getMessage());
    if (root.contains("unrecognized SSL message")) {
      return NOT_ENCRYPTED;
    }
    if (root.contains("for CONNECT") || root.contains("authenticate with proxy")) {
      return NOT_CARRIED;
    }
    if (BEFORE_SENDING.stream().anyMatch(type -> has(causes, type))
        || causes.stream().anyMatch(Breakage::isLateConnection)) {
      return NOT_SENT;
    }
    if (has(causes, InterruptedIOException.class)) {
      return LATE;
    }
    return causes.stream().anyMatch(Breakage::isAboutContent) ? CONTENT : CUT;
  }

  /// The failure, and what caused it, innermost last.
  public static List<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).toList();
  }

  private static boolean has(List<Throwable> causes, Class<? extends Throwable> type) {
    return causes.stream().anyMatch(type::isInstance);
  }

  private static boolean isLateConnection(Throwable cause) {
    return cause instanceof SocketTimeoutException
        && NOT_CONNECTED.matcher(String.valueOf(cause.getMessage())).find();
  }

  /// The clients wrap broken connections as invalid data too, so only the innermost cause tells.
  private static boolean isAboutContent(Throwable cause) {
    return cause.getCause() == null && !(cause instanceof IOException)
        || cause instanceof JsonProcessingException && !(cause.getCause() instanceof IOException);
  }
}
