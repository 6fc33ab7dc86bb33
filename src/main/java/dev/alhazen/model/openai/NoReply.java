package dev.alhazen.model.openai;

import java.io.IOException;

/// What came instead of a reply that is worth reading.
sealed class NoReply extends IOException {
  private static final long serialVersionUID = 1;

  NoReply(String message) {
    super(message);
  }

  /// The server refused.
  static final class Refused extends NoReply {
    private static final long serialVersionUID = 1;
    private final transient Refusal refusal;

    Refused(Refusal refusal) {
      super("status " + refusal.status());
      this.refusal = refusal;
    }

    Refusal refusal() {
      return refusal;
    }
  }

  /// The server points to another address.
  static final class Elsewhere extends NoReply {
    private static final long serialVersionUID = 1;

    /// @param to without path and query, which may be secret
    Elsewhere(String to) {
      super(to);
    }
  }

  /// A page for people answers.
  static final class Page extends NoReply {
    private static final long serialVersionUID = 1;

    Page(String what) {
      super(what);
    }
  }

  /// There is more than any reply holds.
  static final class TooLong extends NoReply {
    private static final long serialVersionUID = 1;

    TooLong() {
      super("longer than any reply");
    }
  }
}
