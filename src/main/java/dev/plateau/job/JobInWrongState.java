package dev.plateau.job;

/**
 * What was asked is impossible for a job in this state: cancel a finished one, delete a running
 * one.
 */
public final class JobInWrongState extends RuntimeException {
  public JobInWrongState(String message) {
    super(message);
  }
}
