package dev.alhazen.model.anthropic;

import com.anthropic.backends.Backend;
import com.anthropic.core.http.HttpRequest;
import com.anthropic.vertex.backends.VertexBackend;
import com.google.auth.oauth2.GoogleCredentials;
import dev.alhazen.base.ConfigurationException;
import dev.alhazen.base.Network;
import dev.alhazen.model.Bearer;
import dev.alhazen.model.GoogleLogin;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.Secrets;
import dev.alhazen.model.Surrounding;
import java.net.URI;
import java.util.Optional;

/// Google's Vertex AI, with application-default credentials.
///
/// @param tokens expire and are renewed, which may fail before anything is sent to the model
record VertexService(URI address, String region, String project, Bearer tokens) implements Service {
  private static final String VERSION = "vertex-2023-10-16";

  /// The client's own credentials, which are never asked, since each request has its token before.
  private static final GoogleCredentials NONE = GoogleCredentials.newBuilder().build();

  static VertexService of(ModelName name, Optional<String> baseUrl, Surrounding variables) {
    String region =
        variables
            .get("CLOUD_ML_REGION", "VERTEXAI_LOCATION", "GOOGLE_CLOUD_LOCATION")
            .filter(it -> it.matches("[a-z0-9-]+"))
            .orElseThrow(() -> missing(name, "a region", "CLOUD_ML_REGION", "us-east5 or global"));
    String project =
        variables
            .get("ANTHROPIC_VERTEX_PROJECT_ID", "VERTEXAI_PROJECT", "GOOGLE_CLOUD_PROJECT")
            .filter(it -> it.matches("[\\w.:-]+"))
            .orElseThrow(
                () -> missing(name, "a project", "ANTHROPIC_VERTEX_PROJECT_ID", "my-project"));
    Optional<URI> given = BaseUrls.given(baseUrl, "ANTHROPIC_VERTEX_BASE_URL", variables);
    Network network = Network.of(variables.environment());
    return new VertexService(
        given.orElseGet(() -> URI.create(inner(region, project).baseUrl())),
        region,
        project,
        new GoogleLogin(name, variables, network).found());
  }

  @Override
  public Backend backend(Secrets secrets) {
    VertexBackend inner = inner(region, project);
    return new GuardedBackend(
        inner, address, VERSION, request -> inner.authorizeRequest(withToken(request, secrets)));
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
            .formatted(project));
  }

  private HttpRequest withToken(HttpRequest request, Secrets secrets) {
    HttpRequest.Builder builder = request.toBuilder();
    tokens
        .token()
        .ifPresent(
            token -> {
              secrets.add(token);
              builder.replaceHeaders("Authorization", "Bearer " + token);
            });
    return builder.build();
  }

  private static VertexBackend inner(String region, String project) {
    return VertexBackend.builder().googleCredentials(NONE).region(region).project(project).build();
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
