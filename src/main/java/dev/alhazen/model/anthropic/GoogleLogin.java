package dev.alhazen.model.anthropic;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.auth.http.HttpTransportFactory;
import com.google.auth.oauth2.GoogleCredentials;
import dev.alhazen.base.ConfigurationException;
import dev.alhazen.base.Network;
import dev.alhazen.model.ModelName;
import java.io.IOException;
import java.io.InputStream;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Google's application-default credentials: the file that `GOOGLE_APPLICATION_CREDENTIALS` names,
/// then what `gcloud auth application-default login` left, then what the machine was given.
final class GoogleLogin {
  private static final List<String> SCOPES =
      List.of("https://www.googleapis.com/auth/cloud-platform");
  private static final String FILE = "GOOGLE_APPLICATION_CREDENTIALS";

  private final ModelName name;
  private final Surroundings surroundings;

  GoogleLogin(ModelName name, Surroundings surroundings) {
    this.name = name;
    this.surroundings = surroundings;
  }

  /// Credentials that get their tokens by the user's way to the outside; no token is asked for yet.
  ///
  /// @throws ConfigurationException where there are none, or none that can be read
  GoogleCredentials credentials() {
    HttpTransportFactory transport = () -> transport(surroundings.network());
    Path file = surroundings.variable(FILE).map(Path::of).orElseGet(this::fileOfGcloud);
    GoogleCredentials found =
        Files.exists(file) || surroundings.variable(FILE).isPresent()
            ? read(file, transport)
            : ofMachine(transport);
    return found.createScoped(SCOPES);
  }

  private Path fileOfGcloud() {
    return surroundings
        .variable("CLOUDSDK_CONFIG")
        .map(Path::of)
        .orElseGet(() -> surroundings.home().resolve(".config").resolve("gcloud"))
        .resolve("application_default_credentials.json");
  }

  private GoogleCredentials read(Path file, HttpTransportFactory transport) {
    try (InputStream in = Files.newInputStream(file)) {
      return GoogleCredentials.fromStream(in, transport);
    } catch (IOException | IllegalArgumentException e) {
      throw new ConfigurationException(
          "%s holds no Google credentials that can be read (%s). Set %s to the right file."
              .formatted(file, e.getClass().getSimpleName(), FILE));
    }
  }

  private GoogleCredentials ofMachine(HttpTransportFactory transport) {
    if (!surroundings.variable("NO_GCE_CHECK").orElse("").equalsIgnoreCase("true")) {
      try {
        return GoogleCredentials.getApplicationDefault(transport);
      } catch (IOException _) {
        // Said below, in words that help.
      }
    }
    throw new ConfigurationException(
        ("Model %s needs Google credentials: run gcloud auth application-default login, or set the"
                + " environment variable %s to the file of a service account's key.")
            .formatted(name, FILE));
  }

  private static HttpTransport transport(Network network) {
    NetHttpTransport.Builder builder =
        new NetHttpTransport.Builder().setConnectionFactory(url -> connection(network, url));
    network.trust().ifPresent(it -> builder.setSslSocketFactory(it.context().getSocketFactory()));
    return builder.build();
  }

  private static HttpURLConnection connection(Network network, URL url) throws IOException {
    URI target = URI.create(url.toString());
    HttpURLConnection connection =
        (HttpURLConnection) url.openConnection(network.proxy(target).orElse(Proxy.NO_PROXY));
    network
        .login(target)
        .ifPresent(
            login ->
                connection.setAuthenticator(
                    new Authenticator() {
                      @Override
                      protected @Nullable PasswordAuthentication getPasswordAuthentication() {
                        return getRequestorType() == RequestorType.PROXY ? login : null;
                      }
                    }));
    return connection;
  }
}
