package dev.plateau.job;

import java.time.Duration;

/**
 * Whether a job may be the one that its process died of.
 *
 * <p>A death can only be the fault of jobs that were computing when it happened, or were just about
 * to as {@link ImmediateRuns}; they become suspects. A suspect computes alone in its process and is
 * saved after each slice: if that process dies too, the death counts against the job, and after
 * three in a row it fails. Training is deterministic, so deaths before the point that a suspect has
 * passed do not count, and two slices later it is cleared. Clean shutdowns, and processes that only
 * lose the database, count against no job.
 */
final class Suspicion {
  /** Progress is written after each slice, so the death came within the next one. */
  private static final int SLICES_BEYOND = 2;

  private final int epochAtDeath;
  private final long nanosBeyond;
  private boolean stands;
  private long passed;

  /**
   * @param stands whether the job was computing in a process that died
   * @param epochAtDeath up to which its progress was written
   */
  Suspicion(boolean stands, int epochAtDeath, Duration slice) {
    this.stands = stands;
    this.epochAtDeath = epochAtDeath;
    this.nanosBeyond = SLICES_BEYOND * slice.toNanos();
  }

  boolean stands() {
    return stands;
  }

  /** Notes a slice that was saved; returns whether a suspect has passed the point of the death. */
  boolean passes(int epoch, long nanos) {
    if (!stands || epoch <= epochAtDeath) {
      return false;
    }
    passed += nanos;
    stands = passed < nanosBeyond;
    return true;
  }
}
