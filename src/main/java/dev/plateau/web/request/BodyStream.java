package dev.plateau.web.request;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The body of a request, read in another way than it came. */
class BodyStream extends ServletInputStream {
  private final InputStream in;
  private boolean finished;

  BodyStream(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    int read = in.read();
    finished = read < 0;
    return read;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = in.read(bytes, offset, length);
    finished = read < 0;
    return read;
  }

  @Override
  public int available() throws IOException {
    return in.available();
  }

  @Override
  public boolean isFinished() {
    return finished;
  }

  @Override
  public boolean isReady() {
    return true;
  }

  @Override
  public void setReadListener(ReadListener listener) {
    throw new UnsupportedOperationException("Bodies are read by the thread of their request");
  }
}
