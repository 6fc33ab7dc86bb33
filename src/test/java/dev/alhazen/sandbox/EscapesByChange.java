package dev.alhazen.sandbox;

import dev.alhazen.sandbox.Escape.Chapter;
import java.util.List;

/// Changing what must stay as it is, and gaining the rights to do so.
final class EscapesByChange {
  private static final String READ_ONLY = "read-only mounts";
  private static final Chapter CHANGE = new Chapter("Changing");
  private static final Chapter RIGHTS = new Chapter("Gaining rights");

  private EscapesByChange() {}

  static List<Escape> rows() {
    return List.of(
        CHANGE
            .shell(
                "write-outside",
                "write into folders outside that are open to everybody",
                "mount namespace: they are not in it",
                "for f in home/x studies/other/journal.jsonl data/x; do echo x >> $OUTSIDE/$f && echo ESCAPED; done")
            .harmless(),
        CHANGE.shell(
            "write-system",
            "write into the system's folders and the root",
            READ_ONLY + ", the remounted root included",
            """
            for f in /x /usr/x /usr/bin/x /etc/x /etc/passwd /dev/x /var/x /opt/x /work/../x /bin/x; do
              : >> $f && echo ESCAPED $f
            done
            """),
        CHANGE.shell(
            "interpreter",
            "change the interpreter, the mounted tool and the mounted data",
            READ_ONLY,
            """
            for f in /usr/bin/python3 /bin/sh /opt/tool/bin/tool /opt/data/set.csv; do
              : >> $f && echo ESCAPED; chmod --reference=$f $f && echo ESCAPED
              touch $f && echo ESCAPED; ln $f $f.alhazen && echo ESCAPED
              touch $(dirname $f)/.alhazen && echo ESCAPED
            done
            """),
        CHANGE
            .shell(
                "harness",
                "change, replace, rename, cover or link the harness",
                "a read-only mount on the file, and one on each folder above it",
                """
            cd judge; echo cheat > Harness.java; chmod 777 Harness.java; rm -f Harness.java
            mv Harness.java H; echo cheat > N; mv -f N Harness.java; ln -sf N Harness.java; cd ..
            mv judge other; rm -rf judge; mkdir new; mv -T new judge; ln judge/Harness.java link
            test "$(cat judge/Harness.java)" = fair || echo ESCAPED
            """)
            .harmless(),
        CHANGE
            .shell(
                "baseline",
                "change the results of the baseline and of earlier runs",
                "a read-only mount on each file; what was read-only never comes back",
                """
            echo '{"x": 1}' > run_0/final_info.json; rm -rf run_0; mv run_0 run_9
            cp run_0/final_info.json run_0/f; mv -f run_0/f run_0/final_info.json
            test "$(cat run_0/final_info.json)" = '{}' || echo ESCAPED
            """)
            .harmless(),
        CHANGE.shell(
            "journal-and-cache",
            "change a journal, recorded contents and the workspaces of runs beside",
            "mount namespace: they are not in it",
            """
            for d in $BLOBS $SCRATCH $OUTSIDE/studies/other; do
              find $d -type f -exec sh -c 'chmod u+w "$1"; echo x >> "$1"' _ {} ';' && echo ESCAPED
            done
            """),
        CHANGE.shell(
            "kernel-settings",
            "change settings of the kernel, of control groups and of devices",
            "no capabilities; /proc/sys is read-only for this user; no /sys",
            """
            for f in /proc/sys/kernel/core_pattern /proc/sys/kernel/hostname /proc/sys/vm/swappiness \\
                /proc/sys/net/ipv4/ip_forward /proc/sys/kernel/randomize_va_space; do
              : >> $f && echo ESCAPED $f
            done
            find /sys -type f -writable | head -1 | grep . && echo ESCAPED
            mkdir /sys/fs/cgroup/x /sys/fs/cgroup/memory/x && echo ESCAPED
            """),
        CHANGE.shell(
            "sysrq",
            "make the kernel act by the magic request key",
            "not the real root: the file is not writable",
            ": >> /proc/sysrq-trigger && echo ESCAPED"),
        CHANGE.shell(
            "limits",
            "raise its own limits, priority or protection from the memory killer",
            "no capabilities; hard limits",
            """
            prlimit --pid $$ --nproc=100000:100000 && echo ESCAPED
            prlimit --pid $$ --fsize=unlimited:unlimited && echo ESCAPED
            prlimit --pid $$ --core=unlimited:unlimited && echo ESCAPED
            nice -n -5 true; test "$(nice -n -5 nice)" -lt 0 && echo ESCAPED
            echo -900 > /proc/self/oom_score_adj && echo ESCAPED
            """),
        RIGHTS.shell(
            "setuid",
            "become another user: su, sudo, setuid programs, a setuid shell of its own",
            "no new privileges; mounts without setuid; no capabilities",
            """
            su -c id root < /dev/null && echo ESCAPED; sudo -n id && echo ESCAPED
            passwd -d root && echo ESCAPED; newgrp root < /dev/null && echo ESCAPED
            cp /bin/bash shell; chmod 6755 shell; ./shell -p -c 'test "$(id -u)" = 0' && echo ESCAPED
            chown root shell && echo ESCAPED
            setpriv --reuid 0 id && echo ESCAPED
            """),
        RIGHTS.shell(
            "capabilities",
            "hold or regain capabilities",
            "all are dropped, from the bounding set too; no new privileges",
            """
            grep -E 'CapEff|CapPrm|CapBnd|CapAmb' /proc/self/status | grep -v 0000000000000000 && echo ESCAPED
            grep -q 'NoNewPrivs:.1' /proc/self/status || echo ESCAPED
            """),
        RIGHTS.shell(
            "mount",
            "mount, unmount or remount",
            "no capabilities; no user namespace to gain them in",
            """
            mount -t tmpfs x /tmp && echo ESCAPED; mount -t proc x /work && echo ESCAPED
            mount --bind /tmp /usr && echo ESCAPED; mount -o remount,rw /usr && echo ESCAPED
            mount -o remount,rw / && echo ESCAPED; umount -l /work/judge && echo ESCAPED
            umount -l /tmp && echo ESCAPED
            """),
        RIGHTS.shell(
            "user-namespace",
            "make a user namespace, and any other one in it",
            "--disable-userns",
            """
            for kind in -U -Ur -Urm -Urn -Urpf; do unshare $kind true && echo ESCAPED; done
            for kind in -m -n -i -u; do unshare $kind true && echo ESCAPED; done
            """),
        RIGHTS.shell(
            "foreign-namespace",
            "enter the namespaces of another process",
            "process namespace, and no capabilities",
            """
            for pid in 1 $BYSTANDER; do
              for kind in -m -n -U -p -i; do
                test "$(readlink /proc/$pid/ns/net)" = "$(readlink /proc/self/ns/net)" && test $kind = -U && continue
                nsenter -t $pid $kind true && echo ESCAPED
              done
            done
            """),
        RIGHTS.shell(
            "chroot",
            "change the root and climb out of it, or load a module",
            "no capabilities",
            """
            mkdir jail; chroot jail /bin/true && echo ESCAPED; chroot / true && echo ESCAPED
            modprobe loop && echo ESCAPED; insmod /work/x.ko && echo ESCAPED
            hostname "$(hostname)" && echo ESCAPED
            """));
  }
}
