package dev.alhazen.sandbox;

import dev.alhazen.sandbox.Escape.Chapter;
import java.util.List;

/// Reading what is not the experiment's business.
final class EscapesByReading {
  private static final String MOUNTS = "mount namespace: it is not in it";
  private static final Chapter READ = new Chapter("Reading");
  private static final Chapter LINKS = new Chapter("Links and odd outputs");

  private EscapesByReading() {}

  static List<Escape> rows() {
    return List.of(
        READ.shell(
                "environment",
                "read the variables of any process, this program's included",
                "bubblewrap starts with an empty environment; process namespace",
                """
                cat /proc/[0-9]*/environ | tr '\\0' '\\n' | cut -d= -f1 | sort -u \\
                  | grep -E 'KEY|TOKEN|SECRET|USER|JAVA|LOGNAME' && echo ESCAPED
                """)
            .harmless(),
        READ.shell(
            "environment-of-the-first",
            "read the variables with which the first process started",
            "bubblewrap starts with an empty environment",
            "tr '\\0' '\\n' < /proc/1/environ | grep -v -E '^(PATH|PWD|OLDPWD|SHLVL|_)=' | grep -v -x -F \"$(env)\" && echo ESCAPED"),
        READ.shell(
                "home",
                "list and read homes",
                MOUNTS,
                """
                ls -A /root && echo ESCAPED
                test "$(ls -A /home)" = alhazen || echo ESCAPED
                cat $OUTSIDE/home/.config/alhazen/config.yaml && echo ESCAPED
                """)
            .harmless(),
        READ.shell(
                "ssh-keys",
                "read SSH keys",
                MOUNTS,
                "cat $OUTSIDE/home/.ssh/* ~/.ssh/* /root/.ssh/*")
            .harmless(),
        READ.shell(
                "other-studies",
                "read another study",
                MOUNTS,
                "cat $OUTSIDE/studies/other/*; find / -name journal.jsonl 2>/dev/null | grep . && echo ESCAPED")
            .harmless(),
        READ.shell(
                "own-cache",
                "read this program's blobs and the workspaces of runs beside",
                MOUNTS,
                "ls $BLOBS && echo ESCAPED; ls $SCRATCH && echo ESCAPED")
            .harmless(),
        READ.shell(
                "beside-a-mount",
                "read what lies beside a mounted folder",
                MOUNTS,
                "cat /opt/data/../private/raw.csv $OUTSIDE/data/private/raw.csv; test \"$(ls /opt | tr '\\n' ' ')\" = 'data tool ' || echo ESCAPED")
            .harmless(),
        READ.shell(
            "passwords",
            "read the password files, also through another process's root",
            "mount namespace; not the real root inside",
            "cat /etc/shadow /etc/gshadow /proc/1/root/etc/shadow && echo ESCAPED; test \"$(wc -l < /etc/passwd)\" = 1 || echo ESCAPED; test -s /etc/shadow && echo ESCAPED"),
        READ.shell(
            "hidden-places",
            "reach the host's tree by the paths of the start: old root, working folder, open files",
            "mount namespace: the old root is gone; nothing is inherited",
            """
            ls /proc/[0-9]*/root/oldroot /proc/[0-9]*/cwd/../etc/shadow && echo ESCAPED
            ls -l /proc/self/fd /proc/1/fd /proc/2/fd | grep -E -- "-> /" | grep -v -E -- "-> /(dev/null|proc/|usr/|lib|bin/)" && echo ESCAPED
            """),
        LINKS.shell(
            "symlink-out",
            "leave symbolic links to secrets and to folders as outputs",
            "links are followed nowhere and never collected",
            """
                ln -s $OUTSIDE/home/.ssh/id_ed25519 key; ln -s $OUTSIDE/home folder
                ln -s / root; mkdir run_1; ln -s $OUTSIDE/studies run_1/studies
                """),
        LINKS.shell(
            "hardlink-out",
            "leave hard links to secrets as outputs",
            "mount namespace; a file with a name elsewhere is never collected",
            "ln $OUTSIDE/home/.ssh/id_ed25519 key; ln /opt/data/set.csv set.csv; ln /usr/bin/env env; test -e key && cat key"),
        LINKS.shell(
            "replaced-by-link",
            "replace an input, a folder and the workspace itself by links",
            "a mount point cannot be replaced; links are never collected",
            """
            rm experiment.py; ln -s $OUTSIDE/home/.ssh/id_ed25519 experiment.py
            mv run_0 old; ln -s $OUTSIDE run_0; rm -rf "$PWD"; ln -s $OUTSIDE "$PWD"
            """),
        LINKS
            .python(
                "odd-files",
                "leave a pipe, a socket, a closed file, a closed folder and impossible names",
                "only readable regular files with a plain name are collected",
                """
            os.mkfifo("pipe")
            attempt(lambda: socket.socket(socket.AF_UNIX).bind("socket"))
            open("closed", "w").write("x")
            os.chmod("closed", 0)
            os.mkdir("folder")
            open("folder/x", "w").write("x")
            os.chmod("folder", 0)
            for name in [b"new\\nline", b"back\\\\slash", b"\\xff\\xfe", b"-rf", b"\\x1b[31mred", b"a" * 255]:
                open(name, "w").write("x")
            """)
            // An ordinary user cannot measure a closed folder, which ends the run.
            .under(SandboxFixture.SMALL, Exit.Exited.class, Exit.DiskFull.class),
        LINKS.python(
            "devices",
            "make and open devices: memory, kernel log, disks, loop, terminals",
            "no capability to make one; a small /dev of harmless ones; mounts without devices",
            """
            import stat
            for major, minor in [(1, 1), (1, 2), (1, 11), (7, 0), (8, 0), (259, 0), (10, 237)]:
                attempt(lambda: os.mknod("device", 0o666 | stat.S_IFBLK, os.makedev(major, minor)) is None)
                attempt(lambda: os.mknod("device", 0o666 | stat.S_IFCHR, os.makedev(major, minor)) is None)
            for name in "mem kmem port kmsg sda vda nvme0n1 loop0 loop-control fuse kvm net/tun mapper/control".split():
                attempt(lambda: os.open("/dev/" + name, os.O_RDONLY))
            """));
  }
}
