package dev.alhazen.base;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// Whose certificates are believed.
///
/// @param context for clients of the JDK
/// @param manager for clients that want it apart
public record Trust(SSLContext context, X509TrustManager manager) {

  /// The authorities that Java trusts, and those of the given PEM files.
  ///
  /// @param files by the variable that names them
  static Trust of(Map<String, Path> files) {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (X509Certificate known : manager(null).getAcceptedIssuers()) {
        store.setCertificateEntry("java-" + number++, known);
      }
      for (Map.Entry<String, Path> file : files.entrySet()) {
        for (Certificate own : read(file.getKey(), file.getValue())) {
          store.setCertificateEntry("own-" + number++, own);
        }
      }
      X509TrustManager manager = manager(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {manager}, null);
      return new Trust(context, manager);
    } catch (GeneralSecurityException | IOException e) {
      throw new DefectException(
          "The trusted certificates cannot be put together: %s.".formatted(e));
    }
  }

  private static X509TrustManager manager(@Nullable KeyStore store)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .map(X509TrustManager.class::cast)
        .findFirst()
        .orElseThrow(() -> new DefectException("This Java has no X.509 trust manager."));
  }

  private static Collection<? extends Certificate> read(String variable, Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (!found.isEmpty()) {
        return found;
      }
    } catch (IOException | GeneralSecurityException e) {
      throw new ConfigurationException(
          "%s names %s, which cannot be read as PEM certificates: %s."
              .formatted(variable, file, e.getMessage()));
    }
    throw new ConfigurationException(
        "%s names %s, which holds no PEM certificate.".formatted(variable, file));
  }
}
