package dev.alhazen.model.anthropic;

import com.anthropic.backends.Backend;
import com.anthropic.bedrock.backends.BedrockBackend;
import com.anthropic.core.http.HttpRequest;
import dev.alhazen.model.ModelException;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.Secrets;
import dev.alhazen.model.Surrounding;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;

/// Amazon Bedrock, with an API key of its own or with AWS credentials.
final class BedrockService implements Service {
  private static final String KEY = "AWS_BEARER_TOKEN_BEDROCK";
  private static final String VERSION = "bedrock-2023-05-31";

  private final ModelName name;
  private final URI address;
  private final String region;
  private final List<String> secrets;
  private final BedrockBackend inner;

  private BedrockService(
      ModelName name, URI address, String region, List<String> secrets, BedrockBackend inner) {
    this.name = name;
    this.address = address;
    this.region = region;
    this.secrets = List.copyOf(secrets);
    this.inner = inner;
  }

  static BedrockService of(ModelName name, Optional<String> baseUrl, Surrounding variables) {
    AwsLogin login = new AwsLogin(name, variables);
    String region = login.region();
    BedrockBackend.Builder backend = BedrockBackend.builder().region(Region.of(region));
    List<String> secrets = new ArrayList<>(login.secrets());
    if (variables.get(KEY).isPresent()) {
      backend.apiKey(variables.secret(KEY));
      secrets.add(variables.secret(KEY));
    } else {
      backend.awsCredentialsProvider(login.credentials());
    }
    BedrockBackend inner = backend.build();
    URI address =
        BaseUrls.given(baseUrl, "ANTHROPIC_BEDROCK_BASE_URL", variables)
            .orElseGet(() -> URI.create(inner.baseUrl()));
    return new BedrockService(name, address, region, secrets, inner);
  }

  @Override
  public URI address() {
    return address;
  }

  @Override
  public Backend backend(Secrets known) {
    secrets.forEach(known::add);
    return new GuardedBackend(inner, address, VERSION, this::sign);
  }

  @Override
  public Advice advice() {
    return new Advice(
        ("Check the AWS credentials (AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or %s), whether"
                + " they have expired, and that the account has access to the model in %s.")
            .formatted(KEY, region),
        "Check the model's id, and that Bedrock serves it in %s.".formatted(region),
        "The account's quota in %s is small; wait, or lower --parallel.".formatted(region));
  }

  /// Credentials that a profile or a machine gives expire and are renewed.
  private HttpRequest sign(HttpRequest request) {
    Optional<AwsCredentialsProvider> credentials = inner.awsCredentialsProvider();
    try {
      credentials.ifPresent(AwsCredentialsProvider::resolveCredentials);
    } catch (SdkException e) {
      throw new ModelException(
          ModelException.Kind.REFUSED,
          "%s was not asked, since the AWS credentials cannot be renewed: %s. Log in to AWS again."
              .formatted(name, e.getMessage()));
    }
    return inner.authorizeRequest(request);
  }

  @Override
  public String toString() {
    return address.toString();
  }
}
