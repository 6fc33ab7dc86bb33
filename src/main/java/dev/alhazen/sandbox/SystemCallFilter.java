package dev.alhazen.sandbox;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// A program for the kernel (seccomp) that refuses the system calls which namespaces leave open:
/// the keyrings of the login session, which every child inherits, the kernel's log, the interfaces
/// that probe the kernel, and typing into a terminal. A refused call fails with `EPERM`.
///
/// It knows the 64-bit calls of x86 and ARM and refuses their 32-bit and x32 ones whole; on other
/// machines it lets everything pass.
public final class SystemCallFilter {
  private static final int LOAD = 0x20;
  private static final int EQUAL = 0x15;
  private static final int AT_LEAST = 0x35;
  private static final int RETURN = 0x06;
  private static final int ALLOW = 0x7fff_0000;
  private static final int REFUSE = 0x0005_0001;

  private static final int NUMBER = 0;
  private static final int MACHINE = 4;
  private static final int SECOND_ARGUMENT = 24;

  private static final int INTEL_64 = 0xc000_003e;
  private static final int INTEL_32 = 0x4000_0003;
  private static final int ARM_64 = 0xc000_00b7;
  private static final int ARM_32 = 0x4000_0028;
  private static final int X32 = 0x4000_0000;

  private static final int TIOCSTI = 0x5412;
  private static final int TIOCLINUX = 0x541c;

  /// add_key, request_key, keyctl, syslog, bpf, perf_event_open, userfaultfd, io_uring_*.
  private static final List<Integer> INTEL_CALLS =
      List.of(248, 249, 250, 103, 321, 298, 323, 425, 426, 427);

  private static final List<Integer> ARM_CALLS =
      List.of(217, 218, 219, 116, 280, 241, 282, 425, 426, 427);

  private static final int INTEL_IOCTL = 16;
  private static final int ARM_IOCTL = 29;
  private static final int MOST_INSTRUCTIONS = 200;

  private final ByteBuffer code =
      ByteBuffer.allocate(8 * MOST_INSTRUCTIONS).order(ByteOrder.nativeOrder());

  private SystemCallFilter() {}

  /// The compiled program, as `bwrap --seccomp` takes it.
  public static byte[] program() {
    SystemCallFilter filter = new SystemCallFilter();
    filter.add(LOAD, MACHINE);
    filter.refuse(INTEL_32);
    filter.refuse(ARM_32);
    filter.section(INTEL_64, INTEL_CALLS, INTEL_IOCTL);
    filter.add(LOAD, MACHINE);
    filter.section(ARM_64, ARM_CALLS, ARM_IOCTL);
    filter.add(RETURN, ALLOW);
    return java.util.Arrays.copyOf(filter.code.array(), filter.code.position());
  }

  /// What holds on one kind of machine; on another it is jumped over.
  private void section(int machine, List<Integer> calls, int ioctl) {
    SystemCallFilter inner = new SystemCallFilter();
    inner.add(LOAD, NUMBER);
    inner.jump(AT_LEAST, X32, 1);
    inner.add(RETURN, REFUSE);
    calls.forEach(inner::refuse);
    inner.jump(EQUAL, ioctl, 5);
    inner.add(LOAD, SECOND_ARGUMENT);
    inner.refuse(TIOCSTI);
    inner.refuse(TIOCLINUX);
    inner.add(RETURN, ALLOW);
    jump(EQUAL, machine, inner.code.position() / 8);
    code.put(inner.code.flip());
  }

  private void refuse(int value) {
    jump(EQUAL, value, 1);
    add(RETURN, REFUSE);
  }

  /// Goes on where the loaded value compares so, else skips some instructions.
  private void jump(int comparison, int value, int otherwise) {
    code.putShort((short) comparison).put((byte) 0).put((byte) otherwise).putInt(value);
  }

  private void add(int operation, int value) {
    code.putShort((short) operation).putShort((short) 0).putInt(value);
  }
}
