package dev.alhazen.base;

import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A proxy that stands between this machine and others.
///
/// @param carried the scheme of the addresses that it is used for
/// @param login what it wants to know before it carries anything
record Gateway(
    String carried,
    Proxy.Type type,
    InetSocketAddress address,
    Optional<PasswordAuthentication> login) {
  private static final Map<String, Integer> PORTS = Map.of("http", 80, "socks5", 1080);

  /// @param variable where the address was found, for complaints
  static Gateway parse(String carried, String variable, String address) {
    URI uri = uri(variable, address.contains("://") ? address : "http://" + address);
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT).replaceFirst("^socks(5h)?$", "socks5");
    Integer usual = PORTS.get(scheme);
    if (usual == null || uri.getHost() == null) {
      throw unusable(variable, address);
    }
    int port = uri.getPort() < 0 ? usual : uri.getPort();
    return new Gateway(
        carried,
        scheme.equals("http") ? Proxy.Type.HTTP : Proxy.Type.SOCKS,
        InetSocketAddress.createUnresolved(uri.getHost(), port),
        Optional.ofNullable(uri.getRawUserInfo()).map(Gateway::login));
  }

  /// The address is looked up when it is used, not before.
  Proxy proxy() {
    return new Proxy(type, new InetSocketAddress(address.getHostString(), address.getPort()));
  }

  private static PasswordAuthentication login(String userInfo) {
    String[] parts = userInfo.split(":", 2);
    String password = parts.length == 2 ? decoded(parts[1]) : "";
    return new PasswordAuthentication(decoded(parts[0]), password.toCharArray());
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static URI uri(String variable, String address) {
    try {
      return new URI(address.replaceFirst("/+$", ""));
    } catch (URISyntaxException _) {
      throw unusable(variable, address);
    }
  }

  /// A password in the address is not shown.
  private static ConfigurationException unusable(String variable, String address) {
    return new ConfigurationException(
        "%s is '%s', which is no proxy's address: it must look like http://proxy.example:3128 or"
                .formatted(variable, address.replaceFirst("//[^/@]*@", "//(login)@"))
            + " socks5://127.0.0.1:1080.");
  }
}
