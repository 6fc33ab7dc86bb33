"""A bystander outside the sandbox: answers everyone who reaches it with a secret, and notes it.

Usage: outside.py FOLDER, with the secret in the variable SECRET_KEY. Prints one line of NAME=VALUE
words when all is ready; writes FOLDER/touched at the first visitor.
"""
import ctypes, os, select, socket, sys

folder, secret = sys.argv[1], os.environ["SECRET_KEY"].encode()
os.umask(0)


def listening(family, address, kind=socket.SOCK_STREAM):
    one = socket.socket(family, kind)
    one.bind(address)
    if kind == socket.SOCK_STREAM:
        one.listen()
    return one


tcp4 = listening(socket.AF_INET, ("0.0.0.0", 0))
udp4 = listening(socket.AF_INET, ("127.0.0.1", 0), socket.SOCK_DGRAM)
path = listening(socket.AF_UNIX, os.path.join(folder, "s"))
abstract = listening(socket.AF_UNIX, "\0alhazen-outside-%d" % os.getpid())
sockets = [tcp4, udp4, path, abstract]
port6 = 9
try:
    tcp6 = listening(socket.AF_INET6, ("::1", 0))
    port6 = tcp6.getsockname()[1]
    sockets.append(tcp6)
except OSError:
    pass  # This machine has no IPv6.

libc = ctypes.CDLL(None)
libc.shmat.restype = ctypes.c_void_p
segment = libc.shmget(0, 4096, 0o1666)
address = libc.shmat(segment, None, 0)
ctypes.memmove(address, secret, len(secret))
libc.shmctl(segment, 0, None)  # It goes with its last user.

words = {
    "PORT": tcp4.getsockname()[1],
    "PORT_UDP": udp4.getsockname()[1],
    "PORT6": port6,
    "SOCKET": os.path.join(folder, "s"),
    "ABSTRACT": "alhazen-outside-%d" % os.getpid(),
    "SEGMENT": segment,
    "BYSTANDER": os.getpid(),
    "ADDRESS": address,
}
print(" ".join("%s=%s" % word for word in words.items()), flush=True)
while True:
    for one in select.select(sockets, [], [])[0]:
        with open(os.path.join(folder, "touched"), "a") as note:
            note.write("touched\n")
        if one is udp4:
            one.sendto(secret, one.recvfrom(100)[1])
            continue
        visitor = one.accept()[0]
        try:
            visitor.sendall(secret)
        except OSError:
            pass
        visitor.close()
