package dev.alhazen.sandbox;

import dev.alhazen.sandbox.Escape.Chapter;
import java.util.List;

/// Reaching what runs outside: over the network, sockets, shared memory, signals and debuggers.
final class EscapesByReach {
  private static final String NETWORK =
      "network namespace: it has a loopback of its own, and nothing else";
  private static final String PROCESSES = "process namespace: nothing outside has a number in it";
  private static final Chapter NET = new Chapter("Network");
  private static final Chapter OTHERS = new Chapter("Other processes");

  private EscapesByReach() {}

  static List<Escape> rows() {
    return List.of(
        NET.shell(
                "tcp-ipv4",
                "connect to this machine by IPv4",
                NETWORK,
                "exec 3<>/dev/tcp/127.0.0.1/$PORT && echo ESCAPED && cat <&3")
            .harmless(),
        NET.python(
            "tcp-ipv6",
            "connect to this machine by IPv6",
            NETWORK,
            """
                attempt(lambda: socket.create_connection(("::1", int(os.environ["PORT6"])), 2))
                """),
        NET.python(
                "udp",
                "send a datagram and wait for the reply",
                NETWORK,
                """
                def talk():
                    one = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
                    one.settimeout(1)
                    one.sendto(b"hello", ("127.0.0.1", int(os.environ["PORT_UDP"])))
                    return one.recv(100)
                attempt(talk)
                """)
            .harmless(),
        NET.python(
            "internet",
            "connect to an address of the internet, and to the metadata service of clouds",
            NETWORK,
            """
            for place in [("1.1.1.1", 443), ("169.254.169.254", 80), ("2606:4700::1111", 443)]:
                attempt(lambda: socket.create_connection(place, 2))
            """),
        NET.shell(
            "dns",
            "look up a name, and ask a name server directly",
            "network namespace; neither a name server nor a resolver is configured",
            """
            timeout 3 getent ahostsv4 example.org && echo ESCAPED
            timeout 3 bash -c 'echo > /dev/tcp/8.8.8.8/53' && echo ESCAPED
            test -e /etc/resolv.conf && echo ESCAPED
            """),
        NET.python(
                "unix-path",
                "connect to a socket that has a path outside",
                "mount namespace: the path does not exist",
                """
                def talk():
                    one = socket.socket(socket.AF_UNIX)
                    one.connect(os.environ["SOCKET"])
                    return True
                attempt(talk)
                """)
            .harmless(),
        NET.python(
                "unix-abstract",
                "connect to a socket with an abstract name",
                NETWORK,
                """
                def talk():
                    one = socket.socket(socket.AF_UNIX)
                    one.connect("\\0" + os.environ["ABSTRACT"])
                    return True
                attempt(talk)
                """)
            .harmless(),
        NET.python(
            "netlink",
            "see or make network interfaces by netlink, or raw packets",
            "network namespace, and no capabilities in it",
            """
            attempt(lambda: [name for _, name in socket.if_nameindex() if name not in ("lo", "tunl0", "sit0", "ip6tnl0")])
            attempt(lambda: socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 3))
            attempt(lambda: socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP))
            def link():
                one = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0)
                body = struct.pack("BxHiII", 0, 0, 0, 0, 0) + struct.pack("HH", 8, 3) + b"dum\\0"
                one.send(struct.pack("IHHII", 16 + len(body), 16, 0x605, 1, 0) + body)
                return struct.unpack("i", one.recv(4096)[16:20])[0] == 0
            attempt(link)
            """),
        OTHERS
            .shell(
                "see",
                "see the processes of this machine",
                PROCESSES,
                """
                grep -q 'outsid[e].py' /proc/[0-9]*/cmdline && echo ESCAPED
                test "$(ls -d /proc/[0-9]* | wc -l)" -gt 20 && echo ESCAPED
                """)
            .harmless(),
        OTHERS
            .shell(
                "signal-one",
                "signal a process outside by its number",
                PROCESSES,
                "kill -CONT $BYSTANDER && echo ESCAPED")
            .harmless(),
        OTHERS.shell(
            "signal-all",
            "kill every process that can be reached",
            PROCESSES,
            "trap '' TERM HUP INT; kill -TERM -1; kill -KILL 1; kill -KILL $BYSTANDER && echo ESCAPED"),
        OTHERS
            .python(
                "ptrace",
                "attach to a process outside as a debugger, to the first one, to its parent",
                PROCESSES,
                """
                for pid in [int(os.environ["BYSTANDER"]), 1, os.getppid()]:
                    if pid == 1 and os.readlink("/proc/self/exe") == "":
                        continue
                    attempt(lambda: pid > 2 and checked(libc.ptrace(0x4206, pid, 0, 0)))
                """)
            .harmless(),
        OTHERS
            .python(
                "process-memory",
                "read the memory of a process outside",
                PROCESSES,
                """
                pid, address = int(os.environ["BYSTANDER"]), int(os.environ["ADDRESS"])
                buffer = ctypes.create_string_buffer(64)
                class Vector(ctypes.Structure):
                    _fields_ = [("base", ctypes.c_void_p), ("length", ctypes.c_size_t)]
                here = Vector(ctypes.cast(buffer, ctypes.c_void_p), 64)
                there = Vector(address, 64)
                attempt(lambda: checked(libc.process_vm_readv(pid, ctypes.byref(here), 1, ctypes.byref(there), 1, 0)))
                attempt(lambda: open("/proc/%d/mem" % pid, "rb"))
                """)
            .harmless(),
        OTHERS
            .python(
                "shared-memory",
                "attach a System V segment of a process outside",
                "IPC namespace",
                """
                libc.shmat.restype = ctypes.c_void_p
                def attach():
                    address = libc.shmat(int(os.environ["SEGMENT"]), None, 0)
                    return address != ctypes.c_void_p(-1).value and print(ctypes.string_at(address, 20)) or False
                attempt(attach)
                attempt(lambda: open("/proc/sysvipc/shm").read().count("\\n") > 1)
                """)
            .harmless(),
        OTHERS
            .python(
                "keyrings",
                "read or add keys in the kernel's keyrings of the login",
                "system call filter",
                """
                buffer = ctypes.create_string_buffer(400)
                for keyring in (-1, -3, -4, -5):
                    attempt(lambda: checked(libc.syscall(number(250, 219), 11, keyring, buffer, 400)))
                    attempt(lambda: checked(libc.syscall(number(248, 217), b"user", b"alhazen:x", b"x", 1, keyring)))
                """)
            .harmless(),
        OTHERS.python(
            "terminal",
            "type into the terminal of this program (TIOCSTI)",
            "a session of its own, no terminal, and the system call filter",
            """
                import fcntl
                for place in ["/dev/tty", "/dev/console", "/proc/self/fd/0", "/proc/self/fd/1", "/proc/self/fd/2"]:
                    attempt(lambda: not fcntl.ioctl(os.open(place, os.O_RDWR | os.O_NOCTTY), 0x5412, b"x"))
                for one in range(3):
                    attempt(lambda: not fcntl.ioctl(one, 0x5412, b"x"))
                """),
        OTHERS.python(
            "kernel-interfaces",
            "use interfaces that show or probe the kernel: its log, BPF, performance events, rings",
            "system call filter",
            """
            buffer = ctypes.create_string_buffer(4096)
            attempt(lambda: libc.syscall(number(103, 116), 3, buffer, 4096) > 0)
            attempt(lambda: checked(libc.syscall(number(321, 280), 0, buffer, 72)))
            attempt(lambda: checked(libc.syscall(number(298, 241), buffer, 0, -1, -1, 0)))
            attempt(lambda: checked(libc.syscall(425, 4, buffer)))
            attempt(lambda: checked(libc.syscall(number(323, 282), 1)))
            """));
  }
}
