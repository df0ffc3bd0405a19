package dev.plateau.job;

/**
 * How much of the service a caller may have; 0: as much as there is.
 *
 * @param requestsPerSecond on average; a second's worth may come at once
 * @param unfinished jobs and experiments that wait or train
 * @param storedBytes of jobs, experiments, results and data sets
 * @param workPerDay multiply-adds of what is submitted in a day, by UTC
 */
public record Quota(int requestsPerSecond, int unfinished, long storedBytes, double workPerDay) {
  public static final Quota UNLIMITED = new Quota(0, 0, 0, 0);
}
