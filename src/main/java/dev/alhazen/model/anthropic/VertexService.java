package dev.alhazen.model.anthropic;

import com.anthropic.backends.Backend;
import com.anthropic.core.http.HttpRequest;
import com.anthropic.vertex.backends.VertexBackend;
import com.google.auth.Retryable;
import com.google.auth.oauth2.GoogleCredentials;
import dev.alhazen.base.ConfigurationException;
import dev.alhazen.base.Money;
import dev.alhazen.model.ModelException;
import dev.alhazen.model.ModelName;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Google's Vertex AI, with application-default credentials.
final class VertexService implements Service {
  private static final String VERSION = "vertex-2023-10-16";

  private final ModelName name;
  private final URI address;
  private final String project;
  private final GoogleCredentials credentials;
  private final VertexBackend inner;

  private VertexService(
      ModelName name,
      URI address,
      String project,
      GoogleCredentials credentials,
      VertexBackend inner) {
    this.name = name;
    this.address = address;
    this.project = project;
    this.credentials = credentials;
    this.inner = inner;
  }

  static VertexService of(ModelName name, Optional<String> baseUrl, Surroundings surroundings) {
    return of(name, baseUrl, surroundings, () -> new GoogleLogin(name, surroundings).credentials());
  }

  /// @param login looked for where all else is there
  static VertexService of(
      ModelName name,
      Optional<String> baseUrl,
      Surroundings surroundings,
      Supplier<GoogleCredentials> login) {
    String region =
        surroundings
            .variable("CLOUD_ML_REGION", "VERTEXAI_LOCATION", "GOOGLE_CLOUD_LOCATION")
            .filter(it -> it.matches("[a-z0-9-]+"))
            .orElseThrow(() -> missing(name, "a region", "CLOUD_ML_REGION", "us-east5 or global"));
    String project =
        surroundings
            .variable("ANTHROPIC_VERTEX_PROJECT_ID", "VERTEXAI_PROJECT", "GOOGLE_CLOUD_PROJECT")
            .orElseThrow(
                () -> missing(name, "a project", "ANTHROPIC_VERTEX_PROJECT_ID", "my-project"));
    GoogleCredentials credentials = login.get();
    VertexBackend inner =
        VertexBackend.builder()
            .googleCredentials(credentials)
            .region(region)
            .project(project)
            .build();
    URI address =
        surroundings
            .address(baseUrl, "ANTHROPIC_VERTEX_BASE_URL")
            .orElseGet(() -> URI.create(inner.baseUrl()));
    return new VertexService(name, withoutVersion(address), project, credentials, inner);
  }

  @Override
  public URI address() {
    return address;
  }

  @Override
  public Backend backend() {
    return new GuardedBackend(inner, address, VERSION, this::authorize);
  }

  @Override
  public Advice advice() {
    return new Advice(
        ("Check that the login may use Vertex AI (role Vertex AI User), and that the model is"
                + " enabled in https://console.cloud.google.com/vertex-ai/model-garden?project=%s.")
            .formatted(project),
        "Check the model's name, with its version after an @, and that the region serves it.",
        ("The project's quota is used up, or is zero; see"
                + " https://console.cloud.google.com/iam-admin/quotas?project=%s, or wait.")
            .formatted(project),
        List.of());
  }

  /// Tokens expire and are renewed, which may fail before anything is sent to the model.
  private HttpRequest authorize(HttpRequest request) {
    try {
      credentials.refreshIfExpired();
    } catch (IOException e) {
      throw noToken(e);
    }
    return inner.authorizeRequest(request);
  }

  private ModelException noToken(IOException e) {
    String why = String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip();
    boolean mayPass = !(e instanceof Retryable failure) || failure.isRetryable();
    return mayPass
        ? new ModelException(
                ModelException.Kind.UNREACHABLE,
                "%s was not asked, since Google's token server cannot be reached: %s."
                    .formatted(name, why))
            .withCost(Money.ZERO)
        : new ModelException(
            ModelException.Kind.REFUSED,
            ("%s was not asked, since Google gave no token: %s. Log in again with gcloud auth"
                    + " application-default login.")
                .formatted(name, why));
  }

  /// Some write the `/v1` that the client adds by itself.
  private static URI withoutVersion(URI address) {
    return URI.create(address.toString().replaceFirst("/v1$", ""));
  }

  private static ConfigurationException missing(
      ModelName name, String what, String variable, String example) {
    return new ConfigurationException(
        "Model %s needs %s: set the environment variable %s, such as %s."
            .formatted(name, what, variable, example));
  }

  @Override
  public String toString() {
    return address.toString();
  }
}
