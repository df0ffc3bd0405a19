package dev.plateau.data.text;

import dev.plateau.data.table.Limits;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that refuses to give more bytes than the limits allow. */
final class BoundedStream extends FilterInputStream {
  private final Limits limits;
  private long given;

  BoundedStream(InputStream bytes, Limits limits) {
    super(bytes);
    this.limits = limits;
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    count(next < 0 ? 0 : 1);
    return next;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int count = super.read(into, offset, length);
    count(Math.max(0, count));
    return count;
  }

  private void count(int bytes) {
    given += bytes;
    limits.checkBytes(given);
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
