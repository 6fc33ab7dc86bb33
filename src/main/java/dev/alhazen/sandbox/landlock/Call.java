package dev.alhazen.sandbox.landlock;

/// The system calls that a launcher makes or forbids, by their numbers on both machines; -1 where a
/// machine has no such call.
enum Call {
  ADD_KEY(248, 217),
  BPF(321, 280),
  CHDIR(80, 49),
  CHMOD(90, -1),
  CHOWN(92, -1),
  CLONE(56, 220),
  CLONE3(435, 435),
  CLOSE_RANGE(436, 436),
  EXECVE(59, 221),
  FCHMOD(91, 52),
  FCHMODAT(268, 53),
  FCHMODAT2(452, 452),
  FCHOWN(93, 55),
  FCHOWNAT(260, 54),
  FINIT_MODULE(313, 273),
  FREMOVEXATTR(199, 16),
  FSCONFIG(431, 431),
  FSETXATTR(190, 7),
  FSMOUNT(432, 432),
  FSOPEN(430, 430),
  FSPICK(433, 433),
  FUTIMESAT(261, -1),
  INIT_MODULE(175, 105),
  IOCTL(16, 29),
  IO_URING_ENTER(426, 426),
  IO_URING_REGISTER(427, 427),
  IO_URING_SETUP(425, 425),
  KEXEC_LOAD(246, 104),
  KEYCTL(250, 219),
  LANDLOCK_ADD_RULE(445, 445),
  LANDLOCK_CREATE_RULESET(444, 444),
  LANDLOCK_RESTRICT_SELF(446, 446),
  LCHOWN(94, -1),
  LREMOVEXATTR(198, 15),
  LSETXATTR(189, 6),
  MOUNT(165, 40),
  MOUNT_SETATTR(442, 442),
  MOVE_MOUNT(429, 429),
  MQ_OPEN(240, 180),
  MSGGET(68, 186),
  OPENAT(257, 56),
  OPEN_BY_HANDLE_AT(304, 265),
  OPEN_TREE(428, 428),
  PERF_EVENT_OPEN(298, 241),
  PIDFD_GETFD(438, 438),
  PIVOT_ROOT(155, 41),
  PRCTL(157, 167),
  PRLIMIT64(302, 261),
  PROCESS_VM_READV(310, 270),
  PROCESS_VM_WRITEV(311, 271),
  PTRACE(101, 117),
  REMOVEXATTR(197, 14),
  REMOVEXATTRAT(466, 466),
  REQUEST_KEY(249, 218),
  SEMGET(64, 190),
  SETNS(308, 268),
  SETSID(112, 157),
  SETXATTR(188, 5),
  SETXATTRAT(463, 463),
  SHMAT(30, 196),
  SHMGET(29, 194),
  SOCKET(41, 198),
  UMOUNT2(166, 39),
  UNSHARE(272, 97),
  USERFAULTFD(323, 282),
  UTIME(132, -1),
  UTIMENSAT(280, 88),
  UTIMES(235, -1);

  private final int x86;
  private final int arm;

  Call(int x86, int arm) {
    this.x86 = x86;
    this.arm = arm;
  }

  /// The number on this machine.
  long number() {
    return number(Machine.current());
  }

  int number(Machine machine) {
    return switch (machine) {
      case X86_64 -> x86;
      case AARCH64 -> arm;
    };
  }

  /// The processors that this tier knows.
  enum Machine {
    X86_64(0xC000_003E),
    AARCH64(0xC000_00B7);

    private final int audit;

    Machine(int audit) {
      this.audit = audit;
    }

    /// The name by which the kernel tells a filter which set of numbers a call uses.
    int audit() {
      return audit;
    }

    static Machine current() {
      String name = System.getProperty("os.arch", "");
      return switch (name) {
        case "amd64", "x86_64" -> X86_64;
        case "aarch64" -> AARCH64;
        default -> throw new UnsupportedOperationException("no system calls known for " + name);
      };
    }
  }
}
