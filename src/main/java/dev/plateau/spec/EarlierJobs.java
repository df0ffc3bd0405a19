package dev.plateau.spec;

import dev.plateau.training.Continuation;
import dev.plateau.training.Spec;
import java.util.Optional;
import java.util.UUID;

/** Finds jobs that others go on from. */
public interface EarlierJobs {
  /** A job by its id. */
  Optional<EarlierJob> find(UUID id);

  /** Where a job was after one of its epochs, by training it again to there. */
  Continuation at(UUID id, int epoch);

  /**
   * A job.
   *
   * @param status in a word
   * @param result empty while it has none
   */
  record EarlierJob(UUID id, Spec training, String status, Optional<Result> result) {}

  /**
   * What a job has come to.
   *
   * @param rows that it trained on
   */
  record Result(int lastEpoch, int bestEpoch, int rows) {}
}
