package dev.alhazen.model.openai;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.Timeout;
import com.openai.errors.OpenAIException;
import com.openai.models.chat.completions.ChatCompletion;
import dev.alhazen.model.Endpoint;
import dev.alhazen.model.Model;
import dev.alhazen.model.ModelException;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.ModelReply;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.Price;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A model behind OpenAI's chat completion protocol. This class is thread-safe; it makes one
/// attempt and never retries by itself, but for parts of the protocol that a server turns out not
/// to speak.
public final class OpenAiModel implements Model {
  private static final Duration CONNECT = Duration.ofSeconds(20);

  /// The client insists on a key, local servers ignore it.
  private static final String NO_KEY = "none";

  private final ModelName name;
  private final Endpoint endpoint;
  private final Requests requests;
  private final Replies replies;
  private final Failures failures;
  private final Samples samples;
  private volatile JsonForm jsonForm = JsonForm.SCHEMA;
  private @Nullable OpenAIClient client;

  /// @param price what a reply's cost is computed by, unless the provider tells it
  public OpenAiModel(ModelName name, Endpoint endpoint, Price price) {
    this.name = name;
    this.endpoint = endpoint;
    this.requests = new Requests(name);
    this.failures = new Failures(name, endpoint);
    this.replies = new Replies(name, price, failures);
    this.samples = new Samples(this::askInForms);
  }

  @Override
  public String name() {
    return name.toString();
  }

  @Override
  public ModelReply ask(ModelRequest request) {
    return samples.ask(request);
  }

  /// Asks with the strictest form of structured reply that the server was not seen to refuse.
  private ModelReply askInForms(ModelRequest request, int seed) {
    if (request.schema().isEmpty()) {
      return askOnce(request, JsonForm.FREE, seed);
    }
    JsonForm first = jsonForm;
    try {
      return askOnce(request, first, seed);
    } catch (ModelException refusal) {
      if (refusal.kind() != ModelException.Kind.BAD_REQUEST) {
        throw refusal;
      }
      return askInLooserForms(request, first, seed, refusal);
    }
  }

  private ModelReply askInLooserForms(
      ModelRequest request, JsonForm refused, int seed, ModelException refusal) {
    for (JsonForm form : refused.looser()) {
      try {
        ModelReply reply = askOnce(request, form, seed);
        jsonForm = form;
        return reply;
      } catch (ModelException again) {
        if (again.kind() != ModelException.Kind.BAD_REQUEST) {
          throw again;
        }
      }
    }
    throw refusal;
  }

  private ModelReply askOnce(ModelRequest request, JsonForm form, int seed) {
    try {
      ChatCompletion completion =
          client().chat().completions().create(requests.params(request, form, seed));
      return replies.read(request, completion);
    } catch (OpenAIException e) {
      throw failures.explain(e);
    }
  }

  /// Built on first use, since it takes about a second.
  private synchronized OpenAIClient client() {
    OpenAIClient known = client;
    if (known == null) {
      Timeout timeout =
          Timeout.builder()
              .connect(CONNECT)
              .read(endpoint.timeout())
              .write(endpoint.timeout())
              .request(endpoint.timeout())
              .build();
      known =
          OpenAIOkHttpClient.builder()
              .baseUrl(endpoint.baseUrl().toString())
              .apiKey(endpoint.key().orElse(NO_KEY))
              .timeout(timeout)
              .maxRetries(0)
              .disableTelemetry(true)
              .build();
      client = known;
    }
    return known;
  }
}
