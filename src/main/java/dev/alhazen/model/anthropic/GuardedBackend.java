package dev.alhazen.model.anthropic;

import com.anthropic.backends.Backend;
import com.anthropic.core.http.HttpRequest;
import com.anthropic.core.http.HttpResponse;
import java.net.URI;
import java.util.function.UnaryOperator;

/// A service's own backend at the address that the user wants, with an API version that still takes
/// a temperature, and with a limit on how much of a reply is read.
///
/// @param authorize adds the right to ask to a request that is otherwise ready
record GuardedBackend(
    Backend inner, URI address, String version, UnaryOperator<HttpRequest> authorize)
    implements Backend {
  private static final String VERSION_HEADER = "anthropic-version";

  @Override
  public String baseUrl() {
    return address.toString();
  }

  @Override
  public HttpRequest prepareRequest(HttpRequest request) {
    return inner.prepareRequest(
        request.toBuilder().replaceHeaders(VERSION_HEADER, version).build());
  }

  @Override
  public HttpRequest authorizeRequest(HttpRequest request) {
    return authorize.apply(request);
  }

  @Override
  public HttpResponse prepareResponse(HttpResponse response) {
    return new BoundedReply(inner.prepareResponse(response));
  }

  @Override
  public void close() {
    inner.close();
  }
}
