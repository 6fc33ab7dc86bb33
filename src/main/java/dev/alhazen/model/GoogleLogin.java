package dev.alhazen.model;

import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.auth.Retryable;
import com.google.auth.http.HttpTransportFactory;
import com.google.auth.oauth2.GoogleCredentials;
import dev.alhazen.base.ConfigurationException;
import dev.alhazen.base.Money;
import dev.alhazen.base.Network;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Google's application-default credentials: the file that `GOOGLE_APPLICATION_CREDENTIALS` names,
/// else what `gcloud auth application-default login` left, else what the machine was given. They
/// are looked for when they are first needed. This class is thread-safe.
public final class GoogleLogin implements Bearer {
  private static final List<String> SCOPES =
      List.of("https://www.googleapis.com/auth/cloud-platform");
  private static final String FILE = "GOOGLE_APPLICATION_CREDENTIALS";

  private final ModelName name;
  private final Surrounding variables;
  private final Network network;
  private @Nullable GoogleCredentials found;

  public GoogleLogin(ModelName name, Surrounding variables, Network network) {
    this.name = name;
    this.variables = variables;
    this.network = network;
  }

  /// @throws ConfigurationException where there are no credentials
  /// @throws ModelException where they are refused, or Google cannot be reached
  @Override
  public Optional<String> token() {
    GoogleCredentials credentials = credentials();
    try {
      credentials.refreshIfExpired();
    } catch (IOException e) {
      throw noToken(e);
    }
    return Optional.of(credentials.getAccessToken().getTokenValue());
  }

  /// The same login, which was looked for and found.
  ///
  /// @throws ConfigurationException where there are no credentials
  public GoogleLogin found() {
    credentials();
    return this;
  }

  private synchronized GoogleCredentials credentials() {
    GoogleCredentials known = found;
    if (known == null) {
      HttpTransportFactory transport = this::transport;
      Path file = variables.get(FILE).map(Path::of).orElseGet(this::fileOfGcloud);
      boolean hasFile = variables.get(FILE).isPresent() || Files.exists(file);
      known = (hasFile ? read(file, transport) : ofMachine(transport)).createScoped(SCOPES);
      found = known;
    }
    return known;
  }

  private Path fileOfGcloud() {
    return variables
        .get("CLOUDSDK_CONFIG")
        .map(Path::of)
        .orElseGet(() -> Path.of(variables.get("HOME").orElse("."), ".config", "gcloud"))
        .resolve("application_default_credentials.json");
  }

  private static GoogleCredentials read(Path file, HttpTransportFactory transport) {
    try (InputStream in = Files.newInputStream(file)) {
      return GoogleCredentials.fromStream(in, transport);
    } catch (IOException | IllegalArgumentException e) {
      throw new ConfigurationException(
          "%s holds no Google credentials that can be read (%s). Set %s to the right file."
              .formatted(file, e.getClass().getSimpleName(), FILE));
    }
  }

  private GoogleCredentials ofMachine(HttpTransportFactory transport) {
    if (!variables.get("NO_GCE_CHECK").orElse("").equalsIgnoreCase("true")) {
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

  private ModelException noToken(IOException e) {
    String why = String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip();
    boolean mayPass = !(e instanceof Retryable failure) || failure.isRetryable();
    return mayPass
        ? new ModelException(
                ModelException.Kind.UNREACHABLE,
                "%s was not asked: Google's token server cannot be reached: %s."
                    .formatted(name, why))
            .withCost(Money.ZERO)
        : new ModelException(
            ModelException.Kind.REFUSED,
            "%s was not asked: Google gave no token: %s. Log in again: gcloud auth"
                    .formatted(name, why)
                + " application-default login.");
  }

  private NetHttpTransport transport() {
    NetHttpTransport.Builder builder =
        new NetHttpTransport.Builder().setConnectionFactory(this::connection);
    network.trust().ifPresent(it -> builder.setSslSocketFactory(it.context().getSocketFactory()));
    return builder.build();
  }

  private HttpURLConnection connection(URL url) throws IOException {
    URI target = URI.create(url.toString());
    HttpURLConnection connection =
        (HttpURLConnection) url.openConnection(network.proxy(target).orElse(Proxy.NO_PROXY));
    network.login(target).ifPresent(login -> connection.setAuthenticator(new ForProxy(login)));
    return connection;
  }

  private static final class ForProxy extends Authenticator {
    private final PasswordAuthentication login;

    ForProxy(PasswordAuthentication login) {
      this.login = login;
    }

    @Override
    protected @Nullable PasswordAuthentication getPasswordAuthentication() {
      return getRequestorType() == RequestorType.PROXY ? login : null;
    }
  }
}
