package dev.alhazen.model.openai;

import dev.alhazen.model.Bearer;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;

/// Stands between the client and the wire: gives each call its token, and lets in nothing but
/// replies of bounded size.
final class Doorman implements Interceptor {
  /// Twice the longest reply that our requests can ask for: some 128,000 tokens of each sample.
  static final int MOST_MEGABYTES = 8;

  private static final long MOST_BYTES = MOST_MEGABYTES * 1_000_000L;
  private static final long FIRST_BYTES = 512;
  private static final long REFUSAL_BYTES = 64_000;
  private static final String AUTHORIZATION = "Authorization";

  private final Bearer bearer;
  private final InstantSource clock;
  private final Secrets secrets;

  Doorman(Bearer bearer, InstantSource clock, Secrets secrets) {
    this.bearer = bearer;
    this.clock = clock;
    this.secrets = secrets;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(withToken(chain.request()));
    try {
      return checked(response, chain.call());
    } catch (IOException e) {
      response.close();
      throw e;
    }
  }

  /// The client insists on a key of its own, which servers without keys need not see.
  private Request withToken(Request request) {
    Request.Builder builder = request.newBuilder().removeHeader(AUTHORIZATION);
    Optional<String> token = bearer.token();
    token.ifPresent(secrets::add);
    token.ifPresent(it -> builder.header(AUTHORIZATION, "Bearer " + it));
    return builder.build();
  }

  private Response checked(Response response, Call call) throws IOException {
    if (response.isRedirect()) {
      throw new NoReply.Elsewhere(host(String.valueOf(response.header("Location"))));
    }
    if (!response.isSuccessful()) {
      String body = response.peekBody(REFUSAL_BYTES).string();
      throw new NoReply.Refused(Refusal.of(response.code(), body, retryAfter(response)));
    }
    String beginning = response.peekBody(FIRST_BYTES).string().stripLeading();
    if (Refusal.isPage(beginning)) {
      throw new NoReply.Page(Refusal.page(beginning));
    }
    return bounded(response, call);
  }

  private Optional<Duration> retryAfter(Response response) {
    return Optional.ofNullable(response.header("Retry-After"))
        .flatMap(header -> RetryAfter.of(header, clock));
  }

  private static Response bounded(Response response, Call call) throws IOException {
    ResponseBody body = response.body();
    if (body == null) {
      return response;
    }
    if (body.contentLength() > MOST_BYTES) {
      throw new NoReply.TooLong();
    }
    ResponseBody bounded =
        ResponseBody.create(
            Okio.buffer(new Bounded(body, call)), body.contentType(), body.contentLength());
    return response.newBuilder().body(bounded).build();
  }

  private static String host(String location) {
    try {
      URI to = new URI(location);
      return to.getHost() == null
          ? "another path"
          : "%s://%s".formatted(to.getScheme(), to.getAuthority());
    } catch (URISyntaxException _) {
      return "an address that is none";
    }
  }

  private static final class Bounded extends ForwardingSource {
    private final Call call;
    private long left = MOST_BYTES;

    Bounded(ResponseBody body, Call call) {
      super(body.source());
      this.call = call;
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
      long got = super.read(sink, byteCount);
      left -= Math.max(0, got);
      if (left < 0) {
        // What is closed only would be read on for a while.
        call.cancel();
        throw new NoReply.TooLong();
      }
      return got;
    }
  }
}
