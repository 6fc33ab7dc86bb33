package dev.alhazen.sandbox.landlock;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The loopback interface of a network namespace of one's own, which begins switched off.
final class Loopback {
  private static final long INTERNET = 2;
  private static final long DATAGRAMS = 2;
  private static final long SET_FLAGS = 0x8914;
  private static final short UP_AND_RUNNING = 0x41;
  private static final long REQUEST = 40;
  private static final long AT_FLAGS = 16;

  private Loopback() {}

  static void switchOn() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment request = arena.allocate(REQUEST);
      request.setString(0, "lo");
      request.set(ValueLayout.JAVA_SHORT, AT_FLAGS, UP_AND_RUNNING);
      long socket = Native.call("a socket", Call.SOCKET, INTERNET, DATAGRAMS, 0L);
      Native.call("the loopback", Call.IOCTL, socket, SET_FLAGS, request);
    }
  }
}
