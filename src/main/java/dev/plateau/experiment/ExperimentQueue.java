package dev.plateau.experiment;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.plateau.job.Admission;
import dev.plateau.job.Datasets;
import dev.plateau.job.QueueFull;
import dev.plateau.job.TaskQueue;
import dev.plateau.spec.Capacity;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Submits, cancels and deletes experiments. */
@Component
public class ExperimentQueue {
  private static final Logger LOG = LoggerFactory.getLogger(ExperimentQueue.class);
  private static final int MAX_UNFINISHED = 1_000;

  private final Experiments experiments;
  private final ExperimentRunner runner;
  private final Datasets datasets;
  private final TaskQueue tasks;
  private final Admission admission;
  private final Capacity capacity;

  ExperimentQueue(
      Experiments experiments,
      ExperimentRunner runner,
      Datasets datasets,
      TaskQueue tasks,
      Admission admission,
      Capacity capacity) {
    this.admission = admission;
    this.capacity = capacity;
    this.experiments = experiments;
    this.runner = runner;
    this.datasets = datasets;
    this.tasks = tasks;
  }

  /**
   * Queues an experiment. When this returns, it is safe.
   *
   * @throws QueueFull when too many have not ended
   * @throws dev.plateau.job.NoRoom when a lane does not fit into memory beside what runs
   */
  public UUID submit(Submission submission) {
    UUID id = experiments.newId();
    submit(id, submission);
    return id;
  }

  /** Queues an experiment unless one has this id already. */
  public void submitOnce(UUID id, Submission submission) {
    try {
      submit(id, submission);
    } catch (DuplicateKeyException known) {
      LOG.debug("Experiment {} exists already", id);
    }
  }

  private void submit(UUID id, Submission submission) {
    int lanes = Math.min(ExperimentTask.LANES, submission.edges().size() - 1);
    List<TaskInstance<?>> due =
        IntStream.range(0, lanes)
            .<TaskInstance<?>>mapToObj(lane -> ExperimentTask.instance(id, lane))
            .toList();
    long bytes = Math.min(submission.demand().memory(), capacity.bytes());
    admission.admit(bytes, () -> tasks.add(due, () -> insert(id, submission)));
    LOG.info("Queued experiment {}: {} runs", id, submission.plan().runs());
  }

  private void insert(UUID id, Submission submission) {
    if (experiments.unfinished() >= MAX_UNFINISHED) {
      throw new QueueFull(MAX_UNFINISHED);
    }
    experiments.insert(
        id,
        new Submission(
            submission.plan(),
            submission.draft().withDataset(datasets.keep(submission.draft().dataset())),
            submission.edges(),
            submission.demand()));
  }

  /**
   * Cancels an experiment; what was trained is kept.
   *
   * @throws ExperimentNotFound when the caller sees no experiment of this id
   * @throws dev.plateau.job.NotOwner when it belongs to all
   * @throws ExperimentInWrongState when it has ended
   */
  public void cancel(UUID id) {
    experiments.checkOwned(id);
    if (!experiments.cancel(id)) {
      throw wrongState(id, "The experiment cannot be cancelled: it is %s.");
    }
    runner.stop(id);
  }

  /**
   * Deletes an experiment that has ended.
   *
   * @throws ExperimentNotFound when the caller sees no experiment of this id
   * @throws dev.plateau.job.NotOwner when it belongs to all
   * @throws ExperimentInWrongState when it has not ended
   */
  public void delete(UUID id) {
    experiments.checkOwned(id);
    if (!experiments.deleteEnded(id)) {
      throw wrongState(id, "The experiment is %s; cancel it before you delete it.");
    }
  }

  private ExperimentInWrongState wrongState(UUID id, String text) {
    return new ExperimentInWrongState(
        text.formatted(Experiments.word(experiments.get(id).status())));
  }
}
