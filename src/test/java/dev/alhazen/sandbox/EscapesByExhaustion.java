package dev.alhazen.sandbox;

import dev.alhazen.sandbox.Escape.Chapter;
import java.time.Duration;
import java.util.List;

/// Taking more than was given, and staying longer.
final class EscapesByExhaustion {
  private static final Limits TIGHT = limits(6, 160L << 20, 60, 20L << 20);
  private static final Chapter TAKE = new Chapter("Exhausting");
  private static final Chapter STAY = new Chapter("Staying");
  private static final String DEATH = "death of the process namespace";

  /// Not run like the others: this program is killed while it runs.
  static final Escape KILLED =
      STAY.shell(
          "killed-program",
          "stay when this program is killed by kill -9",
          "bubblewrap dies with its parent, and the process namespace with it",
          "");

  private EscapesByExhaustion() {}

  static List<Escape> rows() {
    return List.of(
        TAKE.shell(
                "fork-bomb",
                "start processes without end",
                "limit on processes, of this run's user id alone or of its control group",
                "b() { b | b & }; b; sleep 3")
            .under(limits(4, 1L << 30, 60, 20L << 20), Exit.TimedOut.class, Exit.Exited.class),
        TAKE.python(
                "thread-bomb",
                "start threads without end",
                "limit on processes, which counts threads",
                """
                import threading, time
                begun = 0
                try:
                    while begun < 1000:
                        threading.Thread(target=time.sleep, args=(9,), daemon=True).start()
                        begun += 1
                except RuntimeError:
                    pass
                if begun >= 100:
                    print("ESCAPED", flush=True)
                print("tried", flush=True)
                os._exit(0)
                """)
            .under(limits(10, 1L << 30, 60, 20L << 20), Exit.Exited.class),
        TAKE.python(
                "memory",
                "take memory in one process",
                "watch on the memory of the whole tree, or its control group",
                """
                held = []
                for i in range(2000):
                    held.append(bytearray(os.urandom(1 << 20)))
                """)
            .under(TIGHT, Exit.OutOfMemory.class),
        TAKE.shell(
                "memory-of-many",
                "take memory in many small processes",
                "watch on the memory of the whole tree, or its control group",
                "for i in 1 2 3 4 5 6; do head -c 400m /dev/zero | tail -c 60m | sleep 5 & done; wait")
            .under(TIGHT, Exit.OutOfMemory.class),
        TAKE.python(
                "memory-shared",
                "take memory in shared mappings without a file",
                "watch on the memory of the whole tree, or its control group",
                """
                import mmap
                held = mmap.mmap(-1, 1 << 30)
                for i in range(0, 1 << 30, 4096):
                    held[i] = 1
                """)
            .under(TIGHT, Exit.OutOfMemory.class),
        TAKE.shell(
                "memory-files",
                "take memory by files in /tmp, /dev/shm and the home",
                "sizes of the memory file systems",
                """
                for d in /tmp /dev/shm $HOME $TMPDIR; do head -c 300m /dev/zero > $d/x; done
                cat /tmp/x /dev/shm/x $HOME/x | wc -c | { read n; test $n -gt 220000000 && echo ESCAPED; }
                rm /tmp/x /dev/shm/x $HOME/x
                """)
            .under(
                limits(20, 256L << 20, 60, 20L << 20),
                Exit.Exited.class,
                Exit.OutOfMemory.class,
                Exit.DiskFull.class),
        TAKE.shell(
                "disk",
                "fill the disk with many files",
                "watch on the size of the workspace",
                "i=0; while :; do head -c 1m /dev/zero > f$i; i=$((i+1)); done")
            .under(TIGHT, Exit.DiskFull.class),
        TAKE.shell(
                "disk-deleted",
                "fill the disk with files that are deleted and still open",
                "watch on deleted files that are still open",
                "exec 3>h1 4>h2; rm h1 h2; head -c 15m /dev/zero >&3; head -c 15m /dev/zero >&4; sleep 20")
            .under(TIGHT, Exit.DiskFull.class),
        TAKE.shell(
                "disk-one-file",
                "write one huge file",
                "kernel's limit on the size of a file",
                "truncate -s 1T huge; test \"$(stat -c %s huge)\" -gt 30000000 && echo ESCAPED; head -c 100m /dev/zero > large; test \"$(stat -c %s large)\" -gt 30000000 && echo ESCAPED")
            .under(TIGHT, Exit.Exited.class, Exit.DiskFull.class),
        TAKE.shell(
                "disk-sparse",
                "leave many sparse files, small on the disk and huge when they are copied",
                "watch on the apparent size of the workspace",
                "for i in 1 2 3 4 5 6 7 8; do truncate -s 15m s$i; done; sleep 9")
            .under(TIGHT, Exit.DiskFull.class),
        TAKE.python(
                "file-count",
                "make files without end, all empty",
                "each counts as a block of the disk limit",
                """
                for i in range(10_000_000):
                    open("f%d" % i, "w").close()
                """)
            .under(limits(20, 1L << 30, 60, 20L << 20), Exit.DiskFull.class),
        TAKE.python(
                "deep-folders",
                "nest folders deeper than any path can be long",
                "each counts as a block; a folder that cannot be measured ends the run",
                """
                for i in range(3000):
                    os.mkdir("d" * 200)
                    os.chdir("d" * 200)
                """)
            .under(TIGHT, Exit.DiskFull.class, Exit.Exited.class),
        TAKE.shell(
                "output",
                "write output without end",
                "head and tail are kept; a bounded log; wall time",
                "yes 'line after line' | head -c 200m; yes error | head -c 100m >&2")
            .under(limits(30, 1L << 30, 60, 20L << 20), Exit.Exited.class),
        TAKE.shell("time", "run without end", "wall time", "while :; do :; done")
            .under(limits(1, 1L << 30, 60, 20L << 20), Exit.TimedOut.class),
        STAY.shell(
            "background",
            "leave a process in the background",
            DEATH,
            "sleep $MARK > /dev/null 2>&1 &"),
        STAY.shell(
            "new-session",
            "leave a process in a session of its own that ignores signals",
            DEATH,
            "(setsid sh -c \"trap '' TERM HUP; sleep $MARK\" > /dev/null 2>&1 &); sleep 0.2"),
        STAY.python(
            "daemon",
            "leave a daemon by a double fork, with its parent gone and its output open",
            DEATH,
            """
            if os.fork() == 0:
                os.setsid()
                if os.fork() == 0:
                    os.execvp("sleep", ["sleep", os.environ["MARK"]])
                os._exit(0)
            import time
            time.sleep(0.2)
            """),
        STAY.shell(
                "after-the-time",
                "stay after the time limit, stopped and immune to signals",
                DEATH,
                "trap '' TERM HUP INT; (setsid sleep $MARK &); kill -STOP $$; sleep 60")
            .under(limits(1, 1L << 30, 60, 20L << 20), Exit.TimedOut.class));
  }

  private static Limits limits(int seconds, long memory, int processes, long disk) {
    return new Limits(Duration.ofSeconds(seconds), memory, processes, disk);
  }
}
