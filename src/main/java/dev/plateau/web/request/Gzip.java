package dev.plateau.web.request;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPOutputStream;

/** Packs answers by gzip, quickly rather than as small as can be. */
final class Gzip extends GZIPOutputStream {
  private static final int LEVEL = 4;
  private static final int BUFFERED = 1 << 13;

  /** Answers that are packed while they are sent: each takes 300 kB outside the heap meanwhile. */
  private static final Semaphore AT_ONCE = new Semaphore(100);

  private boolean released;

  private Gzip(OutputStream out) throws IOException {
    super(out, BUFFERED);
    def.setLevel(LEVEL);
  }

  /** Packs what is written to a stream; empty while many do. */
  static Optional<Gzip> over(OutputStream out) throws IOException {
    return AT_ONCE.tryAcquire() ? Optional.of(new Gzip(out)) : Optional.empty();
  }

  /** Packs a whole answer. */
  static byte[] of(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(content.length / 2);
    Gzip gzip = new Gzip(packed);
    try {
      gzip.write(content);
      gzip.finish();
    } finally {
      gzip.def.end();
    }
    return packed.toByteArray();
  }

  /** Ends the packing, without an end of what was packed where that is not finished. */
  void release() {
    if (!released) {
      released = true;
      def.end();
      AT_ONCE.release();
    }
  }
}
