package dev.alhazen.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A certificate for loopback that nobody vouches for, made once for all tests of a process.
///
/// @param context what a server with it needs
/// @param authority the PEM file that a user would name to trust it
public record SelfSigned(SSLContext context, Path authority) {
  private static final char[] PASSWORD = "changeit".toCharArray();

  public static SelfSigned certificate() {
    return Once.MADE;
  }

  private static final class Once {
    private static final SelfSigned MADE = make();
  }

  private static SelfSigned make() {
    try {
      Path folder = Files.createTempDirectory("self-signed");
      Path store = folder.resolve("store.p12");
      Path authority = folder.resolve("authority.pem");
      keytool(
          "-genkeypair -alias a -keyalg EC -dname CN=loopback -validity 3650 -storetype PKCS12"
              + " -ext san=dns:localhost,ip:127.0.0.1 -keystore "
              + store);
      keytool("-exportcert -rfc -alias a -keystore " + store + " -file " + authority);
      List.of(store, authority, folder).forEach(file -> file.toFile().deleteOnExit());
      return new SelfSigned(context(store), authority);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SSLContext context(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private static void keytool(String arguments) throws IOException {
    String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    List<String> command = new ArrayList<>(List.of(tool));
    command.addAll(List.of(arguments.split(" ")));
    command.addAll(List.of("-storepass", new String(PASSWORD)));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException("keytool failed: " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
