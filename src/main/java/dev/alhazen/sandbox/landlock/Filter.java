package dev.alhazen.sandbox.landlock;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// A filter of system calls (seccomp) for what Landlock does not cover: sockets, other processes'
/// memory, new namespaces, mounts, keyrings, shared memory of System V, and ways around this filter
/// itself.
final class Filter {
  /// Answered with "not permitted".
  private static final Set<Call> FORBIDDEN =
      EnumSet.of(
          Call.IO_URING_SETUP,
          Call.IO_URING_ENTER,
          Call.IO_URING_REGISTER,
          Call.PTRACE,
          Call.PROCESS_VM_READV,
          Call.PROCESS_VM_WRITEV,
          Call.PIDFD_GETFD,
          Call.UNSHARE,
          Call.SETNS,
          Call.MOUNT,
          Call.UMOUNT2,
          Call.PIVOT_ROOT,
          Call.OPEN_TREE,
          Call.MOVE_MOUNT,
          Call.FSOPEN,
          Call.FSCONFIG,
          Call.FSMOUNT,
          Call.FSPICK,
          Call.MOUNT_SETATTR,
          Call.OPEN_BY_HANDLE_AT,
          Call.KEYCTL,
          Call.ADD_KEY,
          Call.REQUEST_KEY,
          Call.SHMGET,
          Call.SHMAT,
          Call.SEMGET,
          Call.MSGGET,
          Call.MQ_OPEN,
          Call.BPF,
          Call.PERF_EVENT_OPEN,
          Call.USERFAULTFD,
          Call.INIT_MODULE,
          Call.FINIT_MODULE,
          Call.KEXEC_LOAD);

  /// Calls that Landlock leaves alone though they change files. Without a mount namespace, which
  /// makes all else read-only, they do nothing and say that they worked: programs that copy a
  /// file's mode with the file go on.
  private static final Set<Call> PRETENDED_ALONE =
      EnumSet.of(
          Call.SETSID,
          Call.CHMOD,
          Call.FCHMOD,
          Call.FCHMODAT,
          Call.FCHMODAT2,
          Call.CHOWN,
          Call.FCHOWN,
          Call.LCHOWN,
          Call.FCHOWNAT,
          Call.UTIME,
          Call.UTIMES,
          Call.FUTIMESAT,
          Call.UTIMENSAT,
          Call.SETXATTR,
          Call.LSETXATTR,
          Call.FSETXATTR,
          Call.SETXATTRAT,
          Call.REMOVEXATTR,
          Call.LREMOVEXATTR,
          Call.FREMOVEXATTR,
          Call.REMOVEXATTRAT);

  /// Kinds of sockets that a network namespace of one's own and a root of one's own confine: local,
  /// both internets, and those that tell of interfaces. Others, such as those between a virtual
  /// machine and its host, are not confined by it.
  private static final List<Integer> CONFINED_SOCKETS = List.of(1, 2, 10, 16);

  private static final int NEW_USER_NAMESPACE = 0x1000_0000;

  private static final int LOAD = 0x20;
  private static final int IF_EQUAL = 0x15;
  private static final int IF_AT_LEAST = 0x35;
  private static final int IF_ANY_BIT = 0x45;
  private static final int RETURN = 0x06;

  private static final int AT_NUMBER = 0;
  private static final int AT_MACHINE = 4;
  private static final int AT_FIRST_ARGUMENT = 16;
  private static final int FOREIGN_NUMBERS = 0x4000_0000;

  private static final int ALLOW = 0x7fff_0000;
  private static final int KILL = 0x8000_0000;
  private static final int ERROR = 0x0005_0000;
  private static final int NOT_PERMITTED = ERROR | 1;
  private static final int NOT_IMPLEMENTED = ERROR | 38;
  private static final int PRETENDED = ERROR;

  private static final long SET_SECCOMP = 22;
  private static final long BY_FILTER = 2;

  private final MemorySegment head;

  private Filter(MemorySegment head) {
    this.head = head;
  }

  /// How processes of the tree are told from others.
  enum Tree {
    /// By a process namespace, which nothing can leave.
    NAMESPACE,
    /// By their session, which nothing can leave either: the call for it only seems to work, so
    /// that programs which make themselves independent run, and end with the tree all the same.
    SESSION
  }

  /// One instruction of the kernel's filter machine.
  ///
  /// @param yes how many of the following are skipped where the comparison holds
  /// @param no how many where it does not
  record Instruction(int code, int yes, int no, int value) {}

  static List<Instruction> program(Call.Machine machine, Tree tree) {
    List<Instruction> program = new ArrayList<>();
    program.add(new Instruction(LOAD, 0, 0, AT_MACHINE));
    when(program, IF_EQUAL, machine.audit(), 1, 0);
    program.add(new Instruction(RETURN, 0, 0, KILL));
    program.add(new Instruction(LOAD, 0, 0, AT_NUMBER));
    when(program, IF_AT_LEAST, FOREIGN_NUMBERS, 0, 1);
    program.add(new Instruction(RETURN, 0, 0, KILL));
    for (Call call : FORBIDDEN) {
      answer(program, call.number(machine), NOT_PERMITTED);
    }
    // Its flags lie in memory, where no filter sees them; programs fall back to the older call.
    answer(program, Call.CLONE3.number(machine), NOT_IMPLEMENTED);
    switch (tree) {
      case NAMESPACE ->
          allowByFirstArgument(program, Call.SOCKET.number(machine), CONFINED_SOCKETS);
      case SESSION -> {
        answer(program, Call.SOCKET.number(machine), NOT_PERMITTED);
        for (Call call : PRETENDED_ALONE) {
          answer(program, call.number(machine), PRETENDED);
        }
      }
    }
    // Only one's own limits can be changed, and no user namespace can be made.
    allowByFirstArgument(program, Call.PRLIMIT64.number(machine), List.of(0));
    when(program, IF_EQUAL, Call.CLONE.number(machine), 0, 3);
    program.add(new Instruction(LOAD, 0, 0, AT_FIRST_ARGUMENT));
    when(program, IF_ANY_BIT, NEW_USER_NAMESPACE, 0, 1);
    program.add(new Instruction(RETURN, 0, 0, NOT_PERMITTED));
    program.add(new Instruction(RETURN, 0, 0, ALLOW));
    return program;
  }

  /// Made ready before Landlock binds, after which not even this program's classes can be read.
  ///
  /// @param arena for its memory
  static Filter of(Tree tree, Arena arena) {
    List<Instruction> program = program(Call.Machine.current(), tree);
    MemorySegment code = arena.allocate(8L * program.size(), 8);
    for (int i = 0; i < program.size(); i++) {
      Instruction each = program.get(i);
      code.set(ValueLayout.JAVA_SHORT, 8L * i, (short) each.code);
      code.set(ValueLayout.JAVA_BYTE, 8L * i + 2, (byte) each.yes);
      code.set(ValueLayout.JAVA_BYTE, 8L * i + 3, (byte) each.no);
      code.set(ValueLayout.JAVA_INT, 8L * i + 4, each.value);
    }
    MemorySegment head = arena.allocate(16, 8);
    head.set(ValueLayout.JAVA_SHORT, 0, (short) program.size());
    head.set(ValueLayout.ADDRESS, 8, code);
    return new Filter(head);
  }

  /// Binds this thread, and whatever it becomes or starts, for good. It must have given up new
  /// privileges before.
  void enforce() {
    Native.call("a filter of system calls", Call.PRCTL, SET_SECCOMP, BY_FILTER, head);
  }

  private static void answer(List<Instruction> program, int number, int reply) {
    if (number >= 0) {
      when(program, IF_EQUAL, number, 0, 1);
      program.add(new Instruction(RETURN, 0, 0, reply));
    }
  }

  /// The argument takes the place of the call's number in the machine's register, so all ways end
  /// here.
  private static void allowByFirstArgument(
      List<Instruction> program, int number, List<Integer> allowed) {
    when(program, IF_EQUAL, number, 0, 2 * allowed.size() + 2);
    program.add(new Instruction(LOAD, 0, 0, AT_FIRST_ARGUMENT));
    for (int each : allowed) {
      answer(program, each, ALLOW);
    }
    program.add(new Instruction(RETURN, 0, 0, NOT_PERMITTED));
  }

  private static void when(List<Instruction> program, int comparison, int value, int yes, int no) {
    program.add(new Instruction(comparison, yes, no, value));
  }
}
