package dev.plateau.job;

/** What is wanted does not fit into memory beside what is there now. */
public final class NoRoom extends RuntimeException {
  NoRoom(long wanted, long free) {
    super(
        "This takes about %,d MiB of memory, of which %,d MiB are free now"
            .formatted(mebibytes(wanted), Math.max(0, free) >> 20));
  }

  private static long mebibytes(long bytes) {
    return Math.ceilDiv(bytes, 1L << 20);
  }
}
