package dev.plateau.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plateau.job.IdempotencyKeys.Admitted;
import dev.plateau.job.IdempotencyKeys.Claimed;
import dev.plateau.job.IdempotencyKeys.Done;
import dev.plateau.job.IdempotencyKeys.Running;
import dev.plateau.job.IdempotencyKeys.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** What requests that are sent again do: nothing, once they did something. */
abstract class IdempotencyKeysContract extends DatabaseContract {
  private final IdempotencyKeys keys = new IdempotencyKeys(jdbc(), properties(DataSize.ofBytes(0)));
  private final Once once = new Once(keys, engine.get(TransactionTemplate.class));

  IdempotencyKeysContract(TestDatabase database) {
    super(database);
  }

  @BeforeEach
  void forget() {
    jdbc().sql("delete from idempotency_key").update();
  }

  @Test
  void giveOneOfManyThreadsTheKey() throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    List<Future<State>> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int k = 0; k < 8; k++) {
        all.add(
            threads.submit(() -> {
              start.await();
              return keys.claim("", "key");
            }));
      }
      start.countDown();
    }

    assertThat(all.stream().map(Future::resultNow).filter(Claimed.class::isInstance)).hasSize(1);
    assertThat(all.stream().map(Future::resultNow).filter(Running.class::isInstance)).hasSize(7);
  }

  @Test
  void belongToTheirCaller() {
    assertThat(keys.claim("ada", "key")).isInstanceOf(Claimed.class);
    assertThat(keys.claim("bob", "key")).isInstanceOf(Claimed.class);
    assertThat(keys.claim("ada", "key")).isInstanceOf(Running.class);
  }

  @Test
  void submitOneJobWhenTheAnswerToTheCommitIsLost() {
    Claimed first = claim();
    UUID job = handle(first, "a", () -> engine.submit(Examples.shortest()));
    keys.release(first.claim()); // the request fails: it does not know that the commit arrived

    Done again = (Done) keys.claim("", "key");
    UUID same = handle(again, "a", () -> engine.submit(Examples.shortest()));

    assertThat(same).isEqualTo(job);
    assertThat(count("job")).isEqualTo(1);
    assertThat(count("scheduled_tasks")).isEqualTo(1);
  }

  @Test
  void areFreeAgainWhenTheTransactionIsRolledBack() {
    Claimed first = claim();
    assertThatExceptionOfType(Death.class)
        .isThrownBy(() ->
            handle(
                first,
                "a",
                () -> {
                  engine.submit(Examples.shortest());
                  throw new Death();
                }));
    keys.release(first.claim());

    assertThat(count("job")).isZero();
    assertThat(count("idempotency_key")).isZero();
    assertThat(keys.claim("", "key")).isInstanceOf(Claimed.class);
  }

  @Test
  void passToTheNextRequestWhenTheirProcessDies() {
    Claimed dead = claim();
    lapse();

    Claimed next = claim();
    UUID job = handle(next, "b", () -> engine.submit(Examples.shortest()));

    assertThatExceptionOfType(Once.KeyInUse.class)
        .isThrownBy(() -> handle(dead, "a", () -> engine.submit(Examples.shortest())));
    assertThat(count("job")).isEqualTo(1);
    keys.finish(dead.claim(), "a", Optional.of("of the dead"));
    keys.release(dead.claim());
    keys.finish(next.claim(), "b", Optional.of("answer"));
    assertThat(keys.claim("", "key"))
        .isEqualTo(new Done("b", Optional.of(job), Optional.of("answer")));
  }

  @Test
  void keepTheJobOfAProcessThatDiesBeforeItsAnswer() {
    UUID job = handle(claim(), "a", () -> engine.submit(Examples.shortest()));
    assertThat(keys.claim("", "key")).isInstanceOf(Running.class);

    lapse();

    assertThat(keys.claim("", "key")).isEqualTo(new Done("a", Optional.of(job), Optional.empty()));
  }

  @Test
  void stayTakenWhileTheirProcessLives() {
    Claimed mine = claim();
    lapse();

    keys.renew();

    assertThat(keys.claim("", "key")).isInstanceOf(Running.class);
    keys.release(mine.claim());
  }

  @Test
  void refuseAnotherRequest() {
    Claimed first = claim();
    handle(first, "a", () -> engine.submit(Examples.shortest()));
    keys.finish(first.claim(), "a", Optional.empty());

    Done done = (Done) keys.claim("", "key");

    assertThatExceptionOfType(Once.KeyReused.class)
        .isThrownBy(() -> handle(done, "b", () -> engine.submit(Examples.shortest())));
  }

  @Test
  void keepNoAnswerOfARequestThatChangesNothing() {
    keys.finish(claim().claim(), "a", Optional.of("computed"));

    assertThat(keys.claim("", "key")).isEqualTo(new Done("a", Optional.empty(), Optional.empty()));
  }

  @Test
  void areForgottenAfterADay() {
    keys.finish(claim().claim(), "a", Optional.empty());
    keys.claim("", "running");
    age("23:59:00");
    keys.expire();
    assertThat(count("idempotency_key")).isEqualTo(2);

    age("00:02:00");
    keys.expire();

    assertThat(count("idempotency_key")).isEqualTo(1);
    assertThat(keys.claim("", "key")).isInstanceOf(Claimed.class);
  }

  @Test
  void areForgottenEarlierByAStoreOfLimitedSize() {
    IdempotencyKeys small = new IdempotencyKeys(jdbc(), properties(DataSize.ofBytes(8 * 3_000)));
    for (int k = 0; k < 5; k++) {
      Claimed key = (Claimed) small.claim("", "key " + k);
      small.finish(key.claim(), "a", Optional.of("x".repeat(500)));
      age("00:00:01");
    }

    small.expire();

    assertThat(small.claim("", "key 1")).isInstanceOf(Claimed.class);
    assertThat(small.claim("", "key 2")).isInstanceOf(Done.class);
  }

  private static TrainingProperties properties(DataSize retention) {
    return new TrainingProperties(1, 1, Duration.ofMillis(1), Duration.ZERO, 1, 3, retention);
  }

  private Claimed claim() {
    return (Claimed) keys.claim("", "key");
  }

  private UUID handle(Admitted key, String fingerprint, Supplier<UUID> change) {
    UUID[] changed = new UUID[1];
    once.handle(new Once.Request(key, () -> fingerprint), () -> changed[0] = once.change(change));
    return changed[0];
  }

  private void lapse() {
    jdbc()
        .sql("update idempotency_key set claimed_until = current_timestamp - interval '1' second")
        .update();
  }

  private void age(String time) {
    jdbc()
        .sql(
            "update idempotency_key set created_at = created_at - interval '%s' hour to second"
                .formatted(time))
        .update();
  }
}
