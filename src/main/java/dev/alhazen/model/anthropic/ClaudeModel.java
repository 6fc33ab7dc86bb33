package dev.alhazen.model.anthropic;

import com.anthropic.core.http.HttpResponseFor;
import com.anthropic.errors.AnthropicException;
import com.anthropic.errors.AnthropicServiceException;
import com.anthropic.models.messages.Message;
import dev.alhazen.base.Network;
import dev.alhazen.model.Model;
import dev.alhazen.model.ModelException;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.ModelReply;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.Price;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// A Claude model. This class is thread-safe; it makes one attempt and never retries by itself, but
/// for parts of the protocol that a model turns out not to take.
public final class ClaudeModel implements Model {
  private static final Duration USUAL_TIMEOUT = Duration.ofMinutes(10);

  private final ModelName name;
  private final Service service;
  private final Network network;
  private final Price price;
  private final InstantSource clock;
  private final Connection connection;
  private final Requests requests;
  private final Replies replies;
  private final Failures failures;
  private volatile Dialect dialect;

  /// @param network the way to the service
  /// @param price what a reply's cost is computed by
  /// @param clock for services that ask to wait until a time
  public ClaudeModel(
      ModelName name, Service service, Network network, Price price, InstantSource clock) {
    this(name, service, network, price, clock, USUAL_TIMEOUT);
  }

  private ClaudeModel(
      ModelName name,
      Service service,
      Network network,
      Price price,
      InstantSource clock,
      Duration timeout) {
    Claude claude = Claude.of(name);
    this.name = name;
    this.service = service;
    this.network = network;
    this.price = price;
    this.clock = clock;
    this.connection = new Connection(service, network, timeout);
    this.requests = new Requests(name, claude);
    this.failures = new Failures(name, service, timeout, connection.secrets());
    this.replies = new Replies(name, price, failures);
    this.dialect = Dialect.of(claude);
  }

  /// The same model, where a whole call may take so long, the reading of its reply included.
  public ClaudeModel withTimeout(Duration other) {
    return new ClaudeModel(name, service, network, price, clock, other);
  }

  @Override
  public String name() {
    return name.toString();
  }

  /// Gives one sample, however many are asked for, since the protocol has no number of them.
  ///
  /// Asks again without what was refused; what succeeds is how the model is asked from then on.
  @Override
  public ModelReply ask(ModelRequest request) {
    Dialect tried = dialect;
    Optional<ModelException> first = Optional.empty();
    while (true) {
      try {
        ModelReply reply = replies.read(request, send(request, tried));
        if (first.isPresent()) {
          dialect = tried;
        }
        return reply;
      } catch (AnthropicServiceException e) {
        Refusal refusal = Refusal.of(e, clock);
        ModelException failure = failures.refused(refusal);
        ModelException told = first.orElse(failure);
        if (failure.kind() != ModelException.Kind.BAD_REQUEST) {
          throw failure;
        }
        tried = tried.after(refusal.text(), request).orElseThrow(() -> told);
        first = Optional.of(told);
      } catch (AnthropicException e) {
        throw failures.broken(e);
      }
    }
  }

  private Message send(ModelRequest request, Dialect tried) {
    try (HttpResponseFor<Message> response =
        connection
            .client()
            .messages()
            .withRawResponse()
            .create(requests.params(request, tried), connection.options())) {
      if (Refusal.isPage(response.headers())) {
        throw failures.page();
      }
      return response.parse();
    }
  }
}
