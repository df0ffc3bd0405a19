package dev.plateau.job;

import dev.plateau.json.KebabCase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many jobs of all callers wait and run, and what those that wait will hold. */
@Repository
class JobCounts {
  private final JdbcClient jdbc;

  JobCounts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How many jobs are waiting. */
  int queued() {
    return count(JobStatus.QUEUED);
  }

  /** How many jobs are being trained, in all processes. */
  int running() {
    return count(JobStatus.RUNNING);
  }

  private int count(JobStatus status) {
    return jdbc.sql("select count(*) from job where status = :status")
        .param("status", KebabCase.of(status))
        .query(Integer.class)
        .single();
  }

  /** Bytes that the largest in the queue will hold when so many of them run at once. */
  long memoryOfQueued(int atOnce) {
    return jdbc.sql(
            """
            select coalesce(sum(memory), 0) from (
              select memory from (
                select memory from job where status = 'queued' and memory > :small
                union all
                select memory from experiment where status = 'queued' and memory > :small) waiting
              order by memory desc limit :atOnce) largest
            """)
        .param("small", MemoryBudget.SMALL)
        .param("atOnce", atOnce)
        .query(Long.class)
        .single();
  }
}
