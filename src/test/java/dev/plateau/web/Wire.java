package dev.plateau.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The network between the service and its database, which can be cut or swallow everything. */
public final class Wire implements AutoCloseable {
  private final int target;
  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger commitsToCut = new AtomicInteger();
  private final AtomicInteger answersToCut = new AtomicInteger();
  private final Object change = new Object();
  private boolean hole;
  private volatile boolean down;

  public Wire(int target) throws IOException {
    this.target = target;
    Thread.startVirtualThread(this::accept);
  }

  public int port() {
    return server.getLocalPort();
  }

  /** Cuts all connections, and new ones as soon as they come. */
  public void cut() {
    down = true;
    sockets.forEach(Wire::close);
  }

  /** Cuts the next connections that send a COMMIT, before it arrives. */
  public void cutBeforeCommit(int times) {
    commitsToCut.set(times);
  }

  /** Cuts the next connections that send a COMMIT, so that its answer is lost. */
  public void cutAfterCommit(int times) {
    answersToCut.set(times);
  }

  /** Lets no byte through, and keeps the connections open. */
  public void swallow() {
    synchronized (change) {
      hole = true;
    }
  }

  public void mend() {
    down = false;
    synchronized (change) {
      hole = false;
      change.notifyAll();
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        sockets.add(client);
        if (down) {
          close(client);
        } else {
          connect(client);
        }
      } catch (IOException e) {
        // the server was closed
      }
    }
  }

  private void connect(Socket client) {
    try {
      Socket database = new Socket(InetAddress.getLoopbackAddress(), target);
      sockets.add(database);
      Thread.startVirtualThread(() -> copy(client, database));
      Thread.startVirtualThread(() -> copy(database, client));
    } catch (IOException refused) {
      sockets.remove(client);
      close(client);
    }
  }

  private void copy(Socket from, Socket to) {
    byte[] buffer = new byte[1 << 16];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        awaitPassage();
        boolean commit = isCommit(buffer, count);
        if (commit && isDue(commitsToCut)) {
          return;
        }
        out.write(buffer, 0, count);
        if (commit && isDue(answersToCut)) {
          return;
        }
      }
    } catch (IOException | InterruptedException e) {
      return;
    } finally {
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  private static boolean isDue(AtomicInteger times) {
    return times.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
  }

  private void awaitPassage() throws InterruptedException {
    synchronized (change) {
      while (hole) {
        change.wait();
      }
    }
  }

  private static boolean isCommit(byte[] bytes, int count) {
    return new String(bytes, 0, count, StandardCharsets.ISO_8859_1).contains("COMMIT");
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      return;
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    cut();
  }
}
