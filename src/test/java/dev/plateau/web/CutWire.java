package dev.plateau.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A wire to the service that can be cut and mended: it passes bytes on from its port to another.
 */
public final class CutWire implements AutoCloseable {
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final int target;
  private final ServerSocket door;
  private volatile boolean isCut;

  public CutWire(int target) throws IOException {
    this.target = target;
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  public int port() {
    return door.getLocalPort();
  }

  /** Breaks every connection, and each new one until the wire is mended. */
  public void cut() {
    isCut = true;
    breakAll();
  }

  public void mend() {
    isCut = false;
  }

  private void breakAll() {
    open.forEach(CutWire::shut);
    open.clear();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket near = door.accept();
        if (isCut) {
          near.close();
          continue;
        }
        Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(near);
        open.add(far);
        Thread.ofVirtual().start(() -> pass(near, far));
        Thread.ofVirtual().start(() -> pass(far, near));
      } catch (IOException e) {
        // The wire was taken away.
        return;
      }
    }
  }

  private static void pass(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // One end has left or the wire was cut: the other end is told below.
    }
    shut(to);
  }

  private static void shut(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    breakAll();
  }
}
