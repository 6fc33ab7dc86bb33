package dev.alhazen.coding;

import dev.alhazen.base.Pipe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A program of its own that runs inside the sandbox, in front of a coder: it listens on loopback,
/// hands every connection on to the socket that was mounted, starts the coder, and ends with it.
///
/// `Forwarder SOCKET COMMAND...`; in the command and in its variables, `{gateway}` becomes the
/// address that it listens on.
public final class Forwarder {
  /// Stands for the gateway's address, such as `http://127.0.0.1:40123`.
  static final String PLACE = "{gateway}";

  private Forwarder() {}

  /// @param arguments the socket's path, then the command
  public static void main(String[] arguments) throws IOException, InterruptedException {
    UnixDomainSocketAddress gateway = UnixDomainSocketAddress.of(Path.of(arguments[0]));
    ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.INET);
    door.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
    int port = ((InetSocketAddress) door.getLocalAddress()).getPort();
    Thread.ofVirtual().start(() -> serve(door, gateway));
    Process coder = start(List.of(arguments).subList(1, arguments.length), port);
    Runtime.getRuntime().halt(coder.waitFor());
  }

  private static Process start(List<String> command, int port) throws IOException {
    String address = "http://127.0.0.1:" + port;
    List<String> words = new ArrayList<>(command);
    words.replaceAll(word -> word.replace(PLACE, address));
    ProcessBuilder builder = new ProcessBuilder(words).inheritIO();
    builder.environment().replaceAll((_, value) -> value.replace(PLACE, address));
    return builder.start();
  }

  private static void serve(ServerSocketChannel door, UnixDomainSocketAddress gateway) {
    try {
      while (true) {
        SocketChannel from = door.accept();
        Thread.ofVirtual().start(() -> forward(from, gateway));
      }
    } catch (IOException e) {
      // No more connections come in; the coder learns of it when it asks for one.
    }
  }

  private static void forward(SocketChannel from, UnixDomainSocketAddress gateway) {
    try (from) {
      Pipe.join(from, SocketChannel.open(gateway));
    } catch (IOException e) {
      // The gateway has gone; the coder sees its connection closed.
    }
  }
}
