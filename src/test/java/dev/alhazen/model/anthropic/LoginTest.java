package dev.alhazen.model.anthropic;

import static dev.alhazen.model.anthropic.ClaudeWire.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.alhazen.base.ConfigurationException;
import dev.alhazen.base.Money;
import dev.alhazen.base.Step;
import dev.alhazen.model.LoopbackServer;
import dev.alhazen.model.ModelException;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.ModelRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where keys, regions and projects are looked for, and what is said where one is missing.
class LoginTest {
  private static final String CLAUDE = "anthropic/claude-haiku-4-5";
  private static final String BEDROCK = "bedrock/us.anthropic.claude-sonnet-4-20250514-v1:0";
  private static final String VERTEX = "vertex/claude-3-opus@20240229";

  @TempDir private Path home;

  private final LoopbackServer server = LoopbackServer.plain();
  private final LoopbackServer tokens = LoopbackServer.plain();

  @AfterEach
  void stop() {
    server.close();
    tokens.close();
  }

  @Test
  void namesTheVariableOfAMissingKey() {
    assertThatThrownBy(() -> service(CLAUDE, Map.of()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "Model anthropic/claude-haiku-4-5 needs a key: set the environment variable ANTHROPIC_API_KEY.");
    assertThatThrownBy(() -> service(CLAUDE, Map.of("ANTHROPIC_API_KEY", "sk ant")))
        .hasMessageStartingWith("ANTHROPIC_API_KEY holds a space")
        .hasMessageNotContaining("sk ant");
  }

  @ParameterizedTest
  @CsvSource({
    "https://api.anthropic.com, ''",
    "https://gateway.example, https://gateway.example/",
    "https://gateway.example/anthropic, https://gateway.example/anthropic/v1",
  })
  void findsTheAddressInAVariable(String address, String variable) {
    Service service =
        service(CLAUDE, Map.of("ANTHROPIC_API_KEY", "k", "ANTHROPIC_BASE_URL", variable));
    assertThat(service.address()).hasToString(address);
  }

  @Test
  void refusesAnAddressWithoutAScheme() {
    assertThatThrownBy(
            () -> service(CLAUDE, Map.of("ANTHROPIC_API_KEY", "k", "ANTHROPIC_BASE_URL", "a.b")))
        .hasMessage(
            "ANTHROPIC_BASE_URL a.b is not an address: it must look like https://api.example.com.");
  }

  @ParameterizedTest
  @CsvSource({"AWS_REGION", "AWS_REGION_NAME", "AWS_DEFAULT_REGION"})
  void takesTheRegionFromTheVariablesOfOtherTools(String variable) {
    Service service =
        service(
            BEDROCK,
            Map.of("AWS_ACCESS_KEY_ID", "a", "AWS_SECRET_ACCESS_KEY", "s", variable, "eu-west-3"));
    assertThat(service.address()).hasToString("https://bedrock-runtime.eu-west-3.amazonaws.com");
  }

  @Test
  void namesWhatBedrockLacks() {
    assertThatThrownBy(() -> service(BEDROCK, Map.of()))
        .hasMessageContaining("needs a region: set the environment variable AWS_REGION");
    assertThatThrownBy(() -> service(BEDROCK, Map.of("AWS_REGION", "us-east-1")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY")
        .hasMessageContaining("AWS_BEARER_TOKEN_BEDROCK")
        .hasMessageContaining("AWS_PROFILE");
    assertThatThrownBy(
            () -> service(BEDROCK, Map.of("AWS_REGION", "us-east-1", "AWS_ACCESS_KEY_ID", "a")))
        .hasMessageContaining("needs the environment variable AWS_SECRET_ACCESS_KEY besides");
  }

  @Test
  void asksBedrockWithAnApiKey() {
    server.then(saying("Hello."));
    ask(BEDROCK, Map.of("AWS_REGION", "us-east-1", "AWS_BEARER_TOKEN_BEDROCK", "bedrock-key"));
    assertThat(sent("authorization")).isEqualTo("Bearer bedrock-key");
  }

  @Test
  void asksBedrockWithASession() {
    server.then(saying("Hello."));
    Map<String, String> variables = new HashMap<>(Users.AWS);
    variables.put("AWS_SESSION_TOKEN", "the-session");
    ask(BEDROCK, variables);
    assertThat(sent("x-amz-security-token")).isEqualTo("the-session");
  }

  @Test
  void asksBedrockWithAProfile() throws IOException {
    Files.createDirectories(home.resolve(".aws"));
    Files.writeString(
        home.resolve(".aws/credentials"),
        "[lab]\naws_access_key_id = AKIDLAB\naws_secret_access_key = s\n");
    Files.writeString(home.resolve(".aws/config"), "[profile lab]\nregion = ap-south-1\n");
    server.then(saying("Hello."));
    ask(BEDROCK, Map.of("AWS_PROFILE", "lab"));
    assertThat(sent("authorization")).contains("Credential=AKIDLAB/").contains("/ap-south-1/");
  }

  @Test
  void saysThatAProfileHasNoUsableLogin() throws IOException {
    Path config = home.resolve("config");
    Files.writeString(
        config,
        """
        [profile lab]
        region = us-east-1
        sso_start_url = https://lab.example/start
        sso_region = us-east-1
        sso_account_id = 1
        sso_role_name = researcher
        """);
    assertThatThrownBy(
            () ->
                service(
                    BEDROCK, Map.of("AWS_PROFILE", "lab", "AWS_CONFIG_FILE", config.toString())))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("aws configure export-credentials");
  }

  @Test
  void namesWhatVertexLacks() {
    assertThatThrownBy(() -> service(VERTEX, Map.of()))
        .hasMessageContaining("needs a region: set the environment variable CLOUD_ML_REGION");
    assertThatThrownBy(() -> service(VERTEX, Map.of("CLOUD_ML_REGION", "global")))
        .hasMessageContaining("environment variable ANTHROPIC_VERTEX_PROJECT_ID");
    Map<String, String> variables =
        Map.of("CLOUD_ML_REGION", "global", "ANTHROPIC_VERTEX_PROJECT_ID", "p");
    assertThatThrownBy(() -> service(VERTEX, variables))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("gcloud auth application-default login")
        .hasMessageContaining("GOOGLE_APPLICATION_CREDENTIALS");
  }

  @Test
  void saysThatAFileHoldsNoCredentials() throws IOException {
    Files.writeString(home.resolve("key.json"), "{\"private_key\": \"hidden\"}");
    Map<String, String> variables = new HashMap<>(Users.GOOGLE);
    variables.put("GOOGLE_APPLICATION_CREDENTIALS", home.resolve("key.json").toString());
    assertThatThrownBy(() -> service(VERTEX, variables))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("key.json")
        .hasMessageNotContaining("hidden");
  }

  @Test
  void takesTheLoginThatGcloudLeft() throws IOException {
    Users.login(Files.createDirectories(home.resolve(".config/gcloud")), tokens);
    tokens.then(Users.token());
    server.then(saying("Hello."));
    ask(VERTEX, Users.GOOGLE);
    assertThat(sent("authorization")).isEqualTo("Bearer " + Users.TOKEN);
  }

  @Test
  void saysThatGoogleGaveNoToken() {
    Map<String, String> variables = new HashMap<>(Users.GOOGLE);
    variables.put("GOOGLE_APPLICATION_CREDENTIALS", Users.login(home, tokens).toString());
    tokens.then(LoopbackServer.status(400, "{\"error\": \"invalid_grant\"}"));
    ModelException failure =
        catchThrowableOfType(ModelException.class, () -> ask(VERTEX, variables));
    assertThat(failure.kind()).isEqualTo(ModelException.Kind.REFUSED);
    assertThat(failure)
        .hasMessageContaining("Log in again: gcloud auth")
        .hasMessageNotContaining("hidden");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void saysThatGooglesTokenServerCannotBeReached() {
    Map<String, String> variables = new HashMap<>(Users.GOOGLE);
    variables.put("GOOGLE_APPLICATION_CREDENTIALS", Users.login(home, tokens).toString());
    tokens.close();
    ModelException failure =
        catchThrowableOfType(ModelException.class, () -> ask(VERTEX, variables));
    assertThat(failure.kind()).isEqualTo(ModelException.Kind.UNREACHABLE);
    assertThat(failure.cost()).contains(Money.ZERO);
  }

  private void ask(String model, Map<String, String> variables) {
    Users.model(model, server.address(), isolated(variables))
        .ask(ModelRequest.of(Step.of("greet"), "test/greet", "Be kind.", "Say hello."));
  }

  private Service service(String model, Map<String, String> variables) {
    return Service.of(ModelName.parse(model), Optional.empty(), isolated(variables));
  }

  /// Without what the machine that runs the tests may give.
  private Map<String, String> isolated(Map<String, String> variables) {
    Map<String, String> all = new HashMap<>(variables);
    all.put("AWS_EC2_METADATA_DISABLED", "true");
    all.put("NO_GCE_CHECK", "true");
    all.put("HOME", home.toString());
    return all;
  }

  private String sent(String header) {
    return String.valueOf(server.requests().getFirst().headers().get(header));
  }
}
