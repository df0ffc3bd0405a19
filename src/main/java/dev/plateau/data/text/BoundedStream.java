package dev.plateau.data.text;

import dev.plateau.data.table.Limits;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** A stream that refuses to give more bytes than the limits allow, and reports them in steps. */
final class BoundedStream extends FilterInputStream {
  private static final int STEP = 1 << 16;

  private final Limits limits;
  private final LongConsumer reports;
  private long given;
  private long reported;

  /**
   * Bounds a stream.
   *
   * @param reports gets the number of bytes that were read since it was last called
   */
  BoundedStream(InputStream bytes, Limits limits, LongConsumer reports) {
    super(bytes);
    this.limits = limits;
    this.reports = reports;
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
    if (given - reported >= STEP) {
      reports.accept(given - reported);
      reported = given;
    }
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
