package dev.alhazen.sandbox;

import java.util.Map;
import java.util.TreeMap;

/// What the tier `none` leaves open: what a user may do, the code may do.
final class OpenWithoutSandbox {
  private static final String NETWORK = "the network is the user's";
  private static final String FILES = "all files of the user are readable";
  private static final String WRITES = "all files of the user are writable";
  private static final String PROCESSES = "all processes of the user are in reach";
  private static final String RIGHTS = "it has all rights of the user, as root those of root";

  private OpenWithoutSandbox() {}

  static Map<String, String> rows() {
    Map<String, String> open = new TreeMap<>();
    put(open, NETWORK, "tcp-ipv4", "tcp-ipv6", "udp", "internet", "dns");
    put(open, NETWORK, "unix-path", "unix-abstract", "netlink");
    put(open, PROCESSES, "see", "signal-one", "signal-all", "ptrace", "process-memory");
    put(open, PROCESSES, "shared-memory", "keyrings", "terminal", "foreign-namespace");
    put(open, FILES, "environment", "environment-of-the-first", "home", "ssh-keys");
    put(open, FILES, "other-studies", "own-cache", "beside-a-mount", "passwords");
    put(open, FILES, "hidden-places", "hardlink-out");
    put(open, WRITES, "write-outside", "write-system", "interpreter", "journal-and-cache");
    put(open, WRITES + ", while it runs; nothing comes back", "harness", "baseline");
    put(open, WRITES, "replaced-by-link", "memory-files");
    put(open, RIGHTS, "kernel-interfaces", "devices", "kernel-settings", "sysrq", "limits");
    put(open, RIGHTS, "setuid", "capabilities", "mount", "user-namespace", "chroot");
    put(open, "it may get away where no control groups can be made", "new-session", "daemon");
    put(open, "watched every 100 ms where no control groups can be made", "fork-bomb");
    open.put("killed-program", "it stays until the study is resumed, which ends it");
    return open;
  }

  private static void put(Map<String, String> open, String why, String... ids) {
    for (String id : ids) {
      open.put(id, why);
    }
  }
}
