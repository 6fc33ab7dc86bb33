package dev.alhazen.sandbox.bubblewrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// What to do where bubblewrap does not work, told from what it said and from the kernel's
/// settings.
final class Advice {
  private static final String APPARMOR = "kernel/apparmor_restrict_unprivileged_userns";
  private static final String CLONE = "kernel/unprivileged_userns_clone";
  private static final String MAXIMUM = "user/max_user_namespaces";
  private static final String UNCONFINED =
      " Or run without a sandbox, at your own risk: --sandbox none.";

  private static final String OFF = "User namespaces are switched off. As root: ";
  private static final String INSTALL =
      "Install it: apt-get install bubblewrap (Fedora: dnf install bubblewrap).";
  private static final String OLD =
      "This bubblewrap is too old: version 0.8 or newer is needed, as in Debian 12 and Ubuntu"
          + " 24.04.";
  private static final String PROFILE =
      """
      Ubuntu's AppArmor forbids programs to make user namespaces. Allow it for bubblewrap, as root:
        printf 'abi <abi/4.0>,\\ninclude <tunables/global>\\n\
      profile bwrap /usr/bin/bwrap flags=(unconfined) {\\n  userns,\\n}\\n' > /etc/apparmor.d/bwrap
        apparmor_parser -r /etc/apparmor.d/bwrap""";
  private static final String CONTAINER =
      "This seems to be a container that may not make namespaces. Start it, as an ordinary user"
          + " inside, with: docker run --security-opt seccomp=unconfined --security-opt"
          + " systempaths=unconfined --security-opt apparmor=unconfined (Podman: --security-opt"
          + " unmask=ALL for the second; as root inside, add --cap-add SYS_ADMIN).";

  private Advice() {}

  /// The settings that matter, as they are on this machine; those that it lacks are absent.
  static Map<String, String> kernelSettings() {
    Map<String, String> settings = new TreeMap<>();
    for (String name : new String[] {APPARMOR, CLONE, MAXIMUM}) {
      Path file = Path.of("/proc/sys", name);
      if (Files.isReadable(file)) {
        settings.put(name, read(file));
      }
    }
    return settings;
  }

  static String on(String why, Map<String, String> settings) {
    if (why.contains("bwrap")
        && why.matches(
            "(?s).*([Nn]ot found|No such file).*bwrap.*|"
                + "(?s).*bwrap: (not found|No such file).*")) {
      return INSTALL;
    }
    if (why.contains("nknown option")) {
      return OLD;
    }
    return refused(settings) + UNCONFINED;
  }

  private static String refused(Map<String, String> settings) {
    if ("1".equals(settings.get(APPARMOR))) {
      return PROFILE;
    }
    if ("0".equals(settings.get(CLONE))) {
      return OFF + "sysctl -w kernel.unprivileged_userns_clone=1";
    }
    if ("0".equals(settings.get(MAXIMUM))) {
      return OFF + "sysctl -w user.max_user_namespaces=10000";
    }
    return CONTAINER;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      return "unreadable";
    }
  }
}
