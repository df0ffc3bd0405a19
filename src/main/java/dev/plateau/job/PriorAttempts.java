package dev.plateau.job;

import dev.plateau.job.ClaimedJobs.Requests;

/**
 * What happened to a job before it was claimed.
 *
 * @param suspect whether it was computing in a process that died: see {@link Suspicion}
 * @param deaths of processes that were computing nothing else
 * @param trainingNanos of earlier attempts, as far as they were saved
 */
record PriorAttempts(boolean suspect, int deaths, long trainingNanos, Requests requests) {

  PriorAttempts withTrainingNanos(long other) {
    return new PriorAttempts(suspect, deaths, other, requests);
  }
}
