package dev.plateau.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerStarter;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import dev.plateau.job.JobFeed.Update;
import dev.plateau.job.JobFeed.Watch;
import dev.plateau.spec.JobSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.support.GenericApplicationContext;

/** One process of the service as far as jobs go: the beans of job and store, without HTTP. */
final class Engine implements AutoCloseable {
  /** How long to wait for what must happen before a test is given up. */
  static final Duration PATIENCE = Duration.ofMinutes(4);

  private final ConfigurableApplicationContext context;
  private final Map<String, CountDownLatch> partings = new ConcurrentHashMap<>();

  private Engine(ConfigurableApplicationContext context) {
    this.context = context;
    get(Scheduler.class).registerSchedulerListener(new Partings());
  }

  /** The beans of this package alone; no component, so that no other test finds it. */
  @EnableAutoConfiguration
  @ComponentScan({"dev.plateau.job", "dev.plateau.store", "dev.plateau.trace"})
  static class JobsAlone {}

  private final class Partings extends AbstractSchedulerListener {
    @Override
    public void onExecutionComplete(ExecutionComplete execution) {
      parting(execution.getExecution().taskInstance.getId()).countDown();
    }
  }

  /** A process whose scheduler never starts. It saves after each slice of a millisecond. */
  static Engine idle(TestDatabase database) {
    return start(
        builder()
            .initializers(context ->
                ((GenericApplicationContext) context)
                    .registerBean(DbSchedulerStarter.class, () -> () -> {})),
        database);
  }

  /** A process that takes up what is queued. */
  static Engine executing(TestDatabase database, String... settings) {
    return start(builder(), database, settings);
  }

  private static SpringApplicationBuilder builder() {
    return new SpringApplicationBuilder(JobsAlone.class)
        .web(WebApplicationType.NONE)
        .logStartupInfo(false);
  }

  private static Engine start(
      SpringApplicationBuilder builder, TestDatabase database, String... settings) {
    List<String> arguments = new ArrayList<>(database.arguments());
    arguments.add("--logging.level.root=warn");
    arguments.add("--plateau.training.threads=1");
    arguments.add("--plateau.training.slice=1ms");
    arguments.add("--plateau.training.checkpoint-every=0ms");
    arguments.addAll(List.of(settings));
    return new Engine(builder.run(arguments.toArray(String[]::new)));
  }

  <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  Jobs jobs() {
    return get(Jobs.class);
  }

  JobQueue queue() {
    return get(JobQueue.class);
  }

  UUID submit(JobSpec spec) {
    return submit(queue(), spec);
  }

  static UUID submit(JobQueue queue, JobSpec spec) {
    UUID id = queue.newId();
    queue.submit(id, spec);
    return id;
  }

  ClaimedJobs rows() {
    return get(ClaimedJobs.class);
  }

  JobRunner runner() {
    return get(JobRunner.class);
  }

  JobFeed feed() {
    return get(JobFeed.class);
  }

  /** Waits for a job to end, whichever process trains it. */
  Job awaitEnd(UUID id) throws InterruptedException {
    try (Watch watch = feed().watch(id)) {
      while (!jobs().get(id).isTerminal()) {
        assertThat(watch.next(PATIENCE)).as("news of job %s", id).isNotNull();
      }
    }
    return jobs().get(id);
  }

  /** Waits until a job has been trained past an epoch. */
  void awaitEpochAfter(UUID id, int epoch) throws InterruptedException {
    try (Watch watch = feed().watch(id)) {
      int reached = 0;
      while (reached <= epoch) {
        Update news = watch.next(PATIENCE);
        assertThat(news).as("news of job %s", id).isNotNull();
        reached = news == null ? 0 : news.epoch();
      }
    }
  }

  /** Waits until the scheduler has put away the task that this process ran. */
  void awaitParting(UUID id) throws InterruptedException {
    assertThat(parting(id.toString()).await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  private CountDownLatch parting(String id) {
    return partings.computeIfAbsent(id, same -> new CountDownLatch(1));
  }

  @Override
  public void close() {
    context.close();
  }
}
