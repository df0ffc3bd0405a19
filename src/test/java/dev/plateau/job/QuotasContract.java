package dev.plateau.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plateau.data.Dataset;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How much callers may have. */
abstract class QuotasContract extends DatabaseContract {
  QuotasContract(TestDatabase database) {
    super(database);
  }

  @BeforeEach
  void forgetTheDay() {
    jdbc().sql("delete from work_of_day").update();
  }

  private static <T> T as(Quota quota, Supplier<T> work) {
    return new Caller("ann", false, quota).call(work::get);
  }

  private UUID submit(Quota quota) {
    return as(quota, () -> submit(Examples.shortest()));
  }

  private void assertRefused(Quota quota, String why) {
    int before = count("job");
    assertThatExceptionOfType(QuotaExceeded.class)
        .isThrownBy(() -> submit(quota))
        .withMessageContaining(why)
        .satisfies(e -> assertThat(e.retryAfter()).isBetween(Duration.ZERO, Duration.ofDays(1)));
    assertThat(count("job")).isEqualTo(before);
    assertThat(count("scheduled_tasks")).isLessThanOrEqualTo(before);
  }

  @Test
  void countsJobsThatHaveNotEnded() {
    Quota two = new Quota(0, 2, 0, 0);
    UUID first = submit(two);
    claim(submit(two));

    assertRefused(two, "2 jobs and experiments");
    assertThatCode(() -> new Caller("bob", false, two).call(() -> submit(Examples.shortest())))
        .doesNotThrowAnyException();

    as(
        two,
        () -> {
          engine.queue().cancel(first);
          return true;
        });
    assertThat(submit(two)).isNotNull();
  }

  @Test
  void countsBytesOfJobsAndDataSets() {
    Quota little = new Quota(0, 0, 1, 0);
    submit(little);

    assertRefused(little, "1 bytes");
    Datasets datasets = engine.get(Datasets.class);
    assertThatExceptionOfType(QuotaExceeded.class)
        .isThrownBy(() ->
            as(
                little,
                () -> datasets.add(Dataset.ofRows(new double[][] {{1}}, new double[][] {{2}}))));
  }

  @Test
  void countsWorkOfTheDay() {
    Quota work = new Quota(0, 0, 0, 1e4);
    int submitted = 0;
    while (submitted < 100 && isAdmitted(work)) {
      submitted++;
    }

    assertThat(submitted).isBetween(1, 99);
    assertRefused(work, "multiply-adds a day");
    jdbc().sql("update work_of_day set on_date = date '2020-01-01'").update();
    assertThat(submit(work)).isNotNull();
  }

  private boolean isAdmitted(Quota quota) {
    try {
      submit(quota);
      return true;
    } catch (QuotaExceeded enough) {
      return false;
    }
  }
}
