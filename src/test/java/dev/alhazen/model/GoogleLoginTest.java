package dev.alhazen.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.ConfigurationException;
import dev.alhazen.base.Json;
import dev.alhazen.base.Network;
import dev.alhazen.model.ModelException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Google's application-default credentials, with a token server on loopback.
class GoogleLoginTest {
  private final LoopbackServer google = LoopbackServer.plain();

  @TempDir Path folder;

  @AfterEach
  void stop() {
    google.close();
  }

  @Test
  void getsATokenOnceForTheKeyOfAServiceAccount() {
    google.then(
        LoopbackServer.json(
            """
            {"access_token": "token-1", "expires_in": 3600, "token_type": "Bearer"}
            """));
    Bearer login = login(Map.of("GOOGLE_APPLICATION_CREDENTIALS", serviceAccount().toString()));
    assertThat(login.token()).contains("token-1");
    assertThat(login.token()).contains("token-1");
    assertThat(google.requests()).hasSize(1);
  }

  @Test
  void findsWhatGcloudLeft() throws Exception {
    google.then(LoopbackServer.json("{\"access_token\": \"token-2\", \"expires_in\": 3600}"));
    Path gcloud = Files.createDirectories(folder.resolve("home/.config/gcloud"));
    Files.move(serviceAccount(), gcloud.resolve("application_default_credentials.json"));
    assertThat(login(Map.of("HOME", folder.resolve("home").toString())).token())
        .contains("token-2");
  }

  @Test
  void saysWhatToDoWhereThereIsNoLogin() {
    Bearer login = login(Map.of("HOME", folder.toString(), "NO_GCE_CHECK", "true"));
    assertThatThrownBy(login::token)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("gcloud auth application-default login")
        .hasMessageContaining("GOOGLE_APPLICATION_CREDENTIALS");
  }

  @Test
  void namesAFileThatHoldsNoCredentials() throws Exception {
    Path file = Files.writeString(folder.resolve("odd.json"), "{\"private_key\": \"secret\"}");
    Bearer login = login(Map.of("GOOGLE_APPLICATION_CREDENTIALS", file.toString()));
    assertThatThrownBy(login::token)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("odd.json")
        .hasMessageNotContaining("secret");
  }

  @Test
  void saysThatGoogleGivesNoToken() {
    google.always(LoopbackServer.status(400, "{\"error\": \"invalid_grant\"}"));
    Bearer login = login(Map.of("GOOGLE_APPLICATION_CREDENTIALS", serviceAccount().toString()));
    assertThatThrownBy(login::token)
        .isInstanceOfSatisfying(
            ModelException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED))
        .hasMessageContaining("vertex/gemini-2.5-pro was not asked")
        .hasMessageContaining("Log in again");
  }

  private static Bearer login(Map<String, String> environment) {
    return new GoogleLogin(
        ModelName.parse("vertex/gemini-2.5-pro"), new Surrounding(environment), Network.direct());
  }

  private Path serviceAccount() {
    try {
      byte[] key = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate().getEncoded();
      String pem =
          "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
              .formatted(Base64.getMimeEncoder().encodeToString(key));
      return Files.writeString(
          folder.resolve("account.json"),
          Json.line(
              Map.of(
                  "type", "service_account",
                  "client_id", "1",
                  "client_email", "a@b.example",
                  "private_key_id", "k",
                  "private_key", pem,
                  "token_uri", google.address() + "/token")));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
