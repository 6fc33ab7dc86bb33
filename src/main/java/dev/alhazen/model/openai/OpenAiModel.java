package dev.alhazen.model.openai;

import com.openai.client.OpenAIClient;
import com.openai.errors.OpenAIException;
import dev.alhazen.model.Endpoint;
import dev.alhazen.model.Model;
import dev.alhazen.model.ModelException;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.ModelReply;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.Price;
import dev.alhazen.model.Provider;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// A model behind one of OpenAI's protocols. This class is thread-safe; it makes one attempt and
/// never retries by itself, but for parts of the protocol that a server turns out not to speak:
/// what succeeds is how the model is asked from then on.
///
/// It may give fewer samples than were asked for: see [dev.alhazen.model.SampledModel].
public final class OpenAiModel implements Model {
  private final ModelName name;
  private final Endpoint endpoint;
  private final Connection connection;
  private final Failures failures;
  private final ChatRequests chatRequests;
  private final ChatReplies chatReplies;
  private final ResponsesRequests responsesRequests;
  private final ResponsesReplies responsesReplies;
  private volatile Dialect dialect;

  /// @param price what a reply's cost is computed by, unless the provider tells it
  /// @param clock tells how far the time is that a server asks to wait for
  public OpenAiModel(ModelName name, Endpoint endpoint, Price price, InstantSource clock) {
    Bill bill = new Bill(name, price);
    this.name = name;
    this.endpoint = endpoint;
    this.connection = new Connection(name.provider(), endpoint, clock);
    this.failures = new Failures(name, endpoint, connection.secrets());
    this.chatRequests = new ChatRequests(name);
    this.chatReplies = new ChatReplies(bill, failures);
    this.responsesRequests = new ResponsesRequests(name);
    this.responsesReplies = new ResponsesReplies(bill, failures);
    this.dialect = Dialects.of(name, endpoint);
  }

  @Override
  public String name() {
    return name.toString();
  }

  @Override
  public ModelReply ask(ModelRequest request) {
    // Asked for here once already, where its failure is plain.
    endpoint.bearer().token().ifPresent(connection.secrets()::add);
    Dialect usual = dialect;
    try {
      return send(request, usual);
    } catch (ModelException refusal) {
      return askOtherwise(request, usual, refusal);
    }
  }

  private ModelReply askOtherwise(ModelRequest request, Dialect usual, ModelException first) {
    Set<Dialect> tried = new HashSet<>(Set.of(usual));
    Optional<Dialect> next = next(request, usual, first);
    while (next.isPresent() && tried.add(next.get())) {
      try {
        ModelReply reply = send(request, next.get());
        dialect = next.get();
        return reply;
      } catch (ModelException refusal) {
        next = next(request, next.get(), refusal);
        if (next.isEmpty() && !isAboutForm(refusal)) {
          throw refusal;
        }
      }
    }
    throw first;
  }

  private static Optional<Dialect> next(
      ModelRequest request, Dialect tried, ModelException refusal) {
    return isAboutForm(refusal) ? tried.after(refusal.explanation(), request) : Optional.empty();
  }

  /// A model that knows another protocol only is said not to exist for this one.
  private static boolean isAboutForm(ModelException refusal) {
    return switch (refusal.kind()) {
      case BAD_REQUEST -> true;
      case NO_SUCH_MODEL -> refusal.explanation().contains("v1/responses");
      default -> false;
    };
  }

  private ModelReply send(ModelRequest request, Dialect spoken) {
    try {
      OpenAIClient client = connection.client();
      ModelReply reply =
          switch (spoken.protocol()) {
            case CHAT ->
                chatReplies.read(
                    request,
                    client.chat().completions().create(chatRequests.params(request, spoken)));
            case RESPONSES ->
                responsesReplies.read(
                    request, client.responses().create(responsesRequests.params(request, spoken)));
          };
      return checked(request, reply);
    } catch (OpenAIException e) {
      throw failures.explain(e);
    }
  }

  private ModelReply checked(ModelRequest request, ModelReply reply) {
    if (name.provider() == Provider.OLLAMA) {
      OllamaContext.fault(request, reply)
          .ifPresent(
              fault -> {
                throw failures.unfit(fault);
              });
    }
    return reply;
  }
}
