package dev.plateau.diagnosis.trial;

/**
 * How long trials may compute. Asked now and then by the thread that does, which it may hold up.
 */
public interface Budget {
  /** The seconds of a processor that are left, 0 or less once there are none. */
  double seconds();

  /** For ever. */
  Budget UNLIMITED = () -> Double.POSITIVE_INFINITY;
}
