package dev.alhazen.model.gateway;

import dev.alhazen.base.Pipe;
import dev.alhazen.base.UnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A Unix socket in front of a server that knows only addresses. The server can tell the relay's
/// connections from everybody else's by their ports. This class is thread-safe.
final class Relay implements AutoCloseable {
  private final InetSocketAddress server;
  private final Path folder;
  private final Path socket;
  private final ServerSocketChannel door;
  private final Set<Integer> ports = ConcurrentHashMap.newKeySet();
  private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();

  /// @param server on loopback
  Relay(InetSocketAddress server) {
    this.server = server;
    try {
      // Its path must be short: the system allows about a hundred characters.
      this.folder = Files.createTempDirectory("alhazen-");
      this.socket = folder.resolve("s");
      this.door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      door.bind(UnixDomainSocketAddress.of(socket));
      // Sandboxed commands run as a user of their own; nobody else gets past the folder.
      Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw-rw-"));
    } catch (IOException e) {
      throw new UnavailableException(
          "A socket for the coder cannot be made: %s. Check java.io.tmpdir.".formatted(e), e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  Path socket() {
    return socket;
  }

  /// Whether a connection of the server's came through here.
  boolean isOurs(InetSocketAddress from) {
    return ports.contains(from.getPort());
  }

  @Override
  public void close() {
    try {
      door.close();
      for (SocketChannel channel : open) {
        channel.close();
      }
      Files.deleteIfExists(socket);
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UnavailableException("%s cannot be removed: %s.".formatted(folder, e), e);
    }
  }

  private void serve() {
    try {
      while (true) {
        SocketChannel from = door.accept();
        open.add(from);
        Thread.ofVirtual().start(() -> relay(from));
      }
    } catch (IOException e) {
      // It was closed: no more connections come.
    }
  }

  private void relay(SocketChannel from) {
    int port = 0;
    try (from;
        SocketChannel to = SocketChannel.open(StandardProtocolFamily.INET)) {
      to.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
      port = ((InetSocketAddress) to.getLocalAddress()).getPort();
      ports.add(port);
      to.connect(server);
      Pipe.join(from, to);
    } catch (IOException e) {
      // The program sees its connection closed.
    } finally {
      open.remove(from);
      ports.remove(port);
    }
  }
}
