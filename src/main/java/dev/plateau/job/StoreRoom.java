package dev.plateau.job;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How much the store may hold where it shares the heap: a quarter for data sets and for jobs that
 * wait, an eighth for jobs that have ended. A database of its own has no such bounds.
 */
@Component
class StoreRoom {
  private final JdbcClient jdbc;
  private final long heap;

  @Autowired
  StoreRoom(JdbcClient jdbc, @Value("${spring.datasource.url:}") String address) {
    this(
        jdbc,
        address.startsWith("jdbc:h2:mem:") ? Runtime.getRuntime().maxMemory() : Long.MAX_VALUE);
  }

  StoreRoom(JdbcClient jdbc, long heap) {
    this.jdbc = jdbc;
    this.heap = heap;
  }

  /** Bytes of jobs that have ended and of unused data sets that are kept when more are wanted. */
  long retained(long wanted) {
    return Math.min(wanted, heap / 8);
  }

  /**
   * Refuses to store more.
   *
   * @throws NoRoom when there is no room for so many bytes
   */
  void require(long bytes) {
    if (heap == Long.MAX_VALUE) {
      return;
    }
    long free = heap / 4 - held();
    if (bytes > free) {
      throw new NoRoom(bytes, free);
    }
  }

  private long held() {
    return jdbc.sql(
            """
            select (select coalesce(sum(bytes), 0) from dataset)
              + (select coalesce(sum(case when status = 'paused' then bytes + memory else bytes end), 0)
                 from job where status in ('queued', 'paused'))
            """)
        .query(Long.class)
        .single();
  }
}
