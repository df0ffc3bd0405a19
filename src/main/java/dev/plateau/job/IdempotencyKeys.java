package dev.plateau.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/**
 * The idempotency keys of a day, and what the requests that had them did.
 *
 * <p>A request claims its key before it does anything. The claim lapses when its process dies, by
 * the clock of the database; a request that was thought dead and comes back changes nothing, since
 * the key names another claim by then.
 */
@Repository
public class IdempotencyKeys {
  /** The answers that a store keeps whose size is limited, as a part of that size. */
  private static final int PART_OF_RETENTION = 8;

  /** Roughly the bytes of a key beside its answer. */
  private static final int ROW_BYTES = 500;

  private final JdbcClient jdbc;
  private final long bytes;
  private final Set<UUID> claimed = ConcurrentHashMap.newKeySet();

  IdempotencyKeys(JdbcClient jdbc, TrainingProperties properties) {
    this.jdbc = jdbc;
    this.bytes = properties.retention().toBytes() / PART_OF_RETENTION;
  }

  /** A key as it stands when a request comes with it. */
  public sealed interface State {}

  /** The request may be handled. */
  public sealed interface Admitted extends State {}

  /** The request has the key now. */
  public record Claimed(UUID claim) implements Admitted {}

  /** Another request has the key, and has not ended. */
  public record Running() implements State {}

  /**
   * A request with the key has succeeded.
   *
   * @param request its fingerprint
   * @param changed the job or data set that it created or changed
   * @param answer absent where it was lost, or was too long to keep
   */
  public record Done(String request, Optional<UUID> changed, Optional<String> answer)
      implements Admitted {}

  /** Claims a key for a request, unless another one has it. */
  public State claim(String caller, String key) {
    UUID claim = UUID.randomUUID();
    claimed.add(claim);
    State state =
        insert(caller, key, claim)
            ? new Claimed(claim)
            : find(caller, key, claim).orElseGet(Running::new);
    if (!(state instanceof Claimed)) {
      claimed.remove(claim);
    }
    return state;
  }

  private boolean insert(String caller, String key, UUID claim) {
    return jdbc.sql(
                """
                insert into idempotency_key (caller, name, claim, claimed_until, created_at)
                values (:caller, :name, :claim, current_timestamp + interval '20' second,
                  current_timestamp)
                on conflict do nothing
                """)
            .param("caller", caller)
            .param("name", key)
            .param("claim", claim)
            .update()
        == 1;
  }

  /** A key that was there; one whose request died before it changed anything is taken over. */
  private Optional<State> find(String caller, String key, UUID claim) {
    return jdbc.sql(
            """
            select claim, request, changed, answer, current_timestamp as now, claimed_until
            from idempotency_key where caller = :caller and name = :name
            """)
        .param("caller", caller)
        .param("name", key)
        .query((row, number) -> state(row, claim))
        .optional();
  }

  private State state(ResultSet row, UUID claim) throws SQLException {
    OffsetDateTime until = row.getObject("claimed_until", OffsetDateTime.class);
    if (until != null && until.isAfter(row.getObject("now", OffsetDateTime.class))) {
      return new Running();
    }
    String request = row.getString("request");
    if (request == null) {
      return takeOver(row.getObject("claim", UUID.class), claim);
    }
    return new Done(
        request,
        Optional.ofNullable(row.getObject("changed", UUID.class)),
        Optional.ofNullable(row.getString("answer")));
  }

  private State takeOver(UUID dead, UUID claim) {
    boolean taken =
        jdbc.sql(
                    """
                    update idempotency_key set claim = :claim,
                      claimed_until = current_timestamp + interval '20' second
                    where claim = :dead and request is null
                    """)
                .param("claim", claim)
                .param("dead", dead)
                .update()
            == 1;
    return taken ? new Claimed(claim) : new Running();
  }

  /**
   * Notes what a request changes, in the transaction that changes it.
   *
   * @return whether the request still has its key
   */
  boolean change(UUID claim, String request, UUID changed) {
    return jdbc.sql(
                """
                update idempotency_key set request = :request, changed = :changed
                where claim = :claim and request is null
                """)
            .param("request", request)
            .param("changed", changed)
            .param("claim", claim)
            .update()
        == 1;
  }

  /**
   * Ends a request that succeeded.
   *
   * @param answer kept if the request changed something; others are computed again
   */
  public void finish(UUID claim, String request, Optional<String> answer) {
    claimed.remove(claim);
    jdbc.sql(
            """
            update idempotency_key set claimed_until = null, request = :request,
              answer = case when changed is null then null else cast(:answer as text) end,
              bytes = :bytes
            where claim = :claim
            """)
        .param("request", request)
        .param("answer", answer.orElse(null))
        .param("bytes", ROW_BYTES + answer.map(String::length).orElse(0))
        .param("claim", claim)
        .update();
  }

  /** Ends a request that failed: its key is free again, unless the request changed something. */
  public void release(UUID claim) {
    claimed.remove(claim);
    jdbc.sql("update idempotency_key set claimed_until = null where claim = :claim")
        .param("claim", claim)
        .update();
    jdbc.sql("delete from idempotency_key where claim = :claim and request is null")
        .param("claim", claim)
        .update();
  }

  /** Says that this process, and so each of its requests, is alive. */
  @Scheduled(fixedDelay = 5_000)
  void renew() {
    List<UUID> open = List.copyOf(claimed);
    if (open.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            update idempotency_key set claimed_until = current_timestamp + interval '20' second
            where claim in (:claims) and claimed_until is not null
            """)
        .param("claims", open)
        .update();
  }

  /** Deletes keys after a day, and the oldest ones earlier when their answers become too many. */
  @Scheduled(fixedDelay = 10_000)
  void expire() {
    jdbc.sql(
            """
            delete from idempotency_key
            where created_at < current_timestamp - interval '24' hour and claimed_until is null
            """)
        .update();
    if (bytes > 0) {
      jdbc.sql(
              """
              delete from idempotency_key where claim in (
                select claim from (
                  select claim, sum(bytes) over (order by created_at desc, claim) as kept
                  from idempotency_key where claimed_until is null) newest
                where kept > :bytes)
              """)
          .param("bytes", bytes)
          .update();
    }
  }
}
