import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a service on this machine that stays open for as long as the service keeps it. It
 * takes as little of the processors, which it shares with the service, as a client can.
 */
final class Connection implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 120_000;

  private final int port;
  private Socket socket;
  private InputStream in;

  Connection(int port) throws IOException {
    this.port = port;
    open();
  }

  private void open() throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
  }

  static byte[] get(String path) {
    return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** A request that is answered when its job has ended. */
  static byte[] post(String path, String json) {
    return ("POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Prefer: wait=60\r\nContent-Length: %d\r\n\r\n%s")
        .formatted(path, json.length(), json)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Sends a request and reads the answer to its end; fails when it is not a success. */
  void exchange(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    requireSuccess(line());
    long length = -1;
    boolean ends = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String name = header.toLowerCase(Locale.ROOT);
      ends |= name.equals("connection: close");
      if (name.startsWith("content-length:")) {
        length = Long.parseLong(header.substring(header.indexOf(':') + 1).strip());
      }
    }
    if (length >= 0) {
      in.skipNBytes(length);
    } else {
      skipChunks();
    }
    if (ends) {
      close();
      open();
    }
  }

  /**
   * How many events a stream has, read until the service ends it.
   *
   * @param open called when the stream has begun
   */
  long events(String path, Runnable open) throws IOException {
    String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    requireSuccess(line());
    open.run();
    long events = 0;
    for (String line = next(); line != null; line = next()) {
      events += line.startsWith("data:") ? 1 : 0;
    }
    return events;
  }

  private static void requireSuccess(String status) throws IOException {
    if (!status.startsWith("HTTP/1.1 2")) {
      throw new IOException("answered " + status);
    }
  }

  private void skipChunks() throws IOException {
    long size;
    do {
      size = Long.parseLong(line(), 16);
      in.skipNBytes(size + 2); // and the end of its line
    } while (size > 0);
  }

  private String line() throws IOException {
    String line = next();
    if (line == null) {
      throw new EOFException("the service closed the connection");
    }
    return line;
  }

  /** The next line, null at the end. */
  private @Nullable String next() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        return null;
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
