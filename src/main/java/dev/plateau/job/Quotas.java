package dev.plateau.job;

import com.github.kagkarlsson.scheduler.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Holds callers to their {@link Quota}, all processes together. */
@Component
public class Quotas {
  private static final Duration SOON = Duration.ofSeconds(5);

  private final JdbcClient jdbc;
  private final Clock clock;

  Quotas(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Counts what the caller submits, in the transaction that writes it.
   *
   * @param work multiply-adds that it takes at most
   * @throws QuotaExceeded when the caller has enough
   */
  public void charge(double work) {
    Caller caller = Caller.current();
    int most = caller.quota().unfinished();
    if (most > 0 && unfinished(caller.owner()) >= most) {
      throw new QuotaExceeded(
          "The quota of this caller allows %,d jobs and experiments that have not ended; wait for one of them, or cancel it."
              .formatted(most),
          SOON);
    }
    requireStore();
    if (caller.quota().workPerDay() > 0) {
      chargeWork(caller, work);
    }
  }

  private int unfinished(String owner) {
    return jdbc.sql(
            """
            select (select count(*) from job where owner = :owner and status in ('queued', 'running'))
              + (select count(*) from experiment where owner = :owner and finished_at is null)
            """)
        .param("owner", owner)
        .query(Integer.class)
        .single();
  }

  /**
   * Checks that the caller may store something more.
   *
   * @throws QuotaExceeded when the caller has enough
   */
  public void requireStore() {
    Caller caller = Caller.current();
    long most = caller.quota().storedBytes();
    if (most > 0 && storedBytes(caller.owner()) >= most) {
      throw new QuotaExceeded(
          "The quota of this caller allows %,d bytes to be stored; delete jobs, experiments or data sets."
              .formatted(most),
          SOON);
    }
  }

  private long storedBytes(String owner) {
    return jdbc.sql(
            """
            select coalesce(sum(bytes), 0) from (
              select bytes from job where owner = :owner
              union all select bytes from dataset where owner = :owner
              union all select bytes from experiment where owner = :owner) stored
            """)
        .param("owner", owner)
        .query(Long.class)
        .single();
  }

  private void chargeWork(Caller caller, double work) {
    OffsetDateTime now = clock.now().atOffset(ZoneOffset.UTC);
    LocalDate day = now.toLocalDate();
    jdbc.sql(
            "insert into work_of_day (owner, on_date, work) values (:owner, :day, 0) on conflict do"
                + " nothing")
        .param("owner", caller.owner())
        .param("day", day)
        .update();
    int charged =
        jdbc.sql(
                """
                update work_of_day set work = work + :work
                where owner = :owner and on_date = :day and work + :work <= :most
                """)
            .param("work", work)
            .param("owner", caller.owner())
            .param("day", day)
            .param("most", caller.quota().workPerDay())
            .update();
    if (charged == 0) {
      throw new QuotaExceeded(
          "The quota of this caller allows %.3g multiply-adds a day, and this takes %.3g; the day ends at midnight, UTC."
              .formatted(caller.quota().workPerDay(), work),
          Duration.between(now, day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toOffsetDateTime()));
    }
  }
}
