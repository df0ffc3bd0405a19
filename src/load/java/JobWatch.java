import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;

/** Sees every write of a job in the database, whoever makes it. */
final class JobWatch {
  /**
   * A write is late when it changes a job that has ended, or when the epoch goes back under one
   * attempt: then two processes write it. A job is taken when it changes its process without having
   * been handed back.
   */
  private static final String TRIGGER =
      """
      create table seen (what text, at timestamptz default clock_timestamp());
      alter table job add column watched int default -1;
      create function watch() returns trigger language plpgsql as $$
      begin
        if old.status in ('completed', 'cancelled', 'failed')
            and (new.status, new.attempt, new.epoch, new.finished_at)
              is distinct from (old.status, old.attempt, old.epoch, old.finished_at) then
          insert into seen values ('late');
        end if;
        if new.attempt <> old.attempt then
          new.watched := -1;
          if old.status = 'running' and not old.handed_back and new.process <> old.process then
            insert into seen values ('taken');
          end if;
        elsif new.epoch <> old.epoch then
          if new.epoch < old.watched then
            insert into seen values ('late');
          end if;
          new.watched := new.epoch;
        end if;
        return new;
      end $$;
      create trigger watch before update on job for each row execute function watch();
      """;

  private final Postgres database;

  private JobWatch(Postgres database) {
    this.database = database;
  }

  /** Begins to watch a database that the service has made its tables in. */
  static JobWatch of(Postgres database) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(TRIGGER);
    }
    return new JobWatch(database);
  }

  int lateWrites() throws SQLException {
    return count("select count(*) from seen where what = 'late'");
  }

  int taken() throws SQLException {
    return count("select count(*) from seen where what = 'taken'");
  }

  private int count(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    }
  }

  OffsetDateTime now() throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select now()")) {
      row.next();
      return row.getObject(1, OffsetDateTime.class);
    }
  }

  /** How many jobs run in processes that have not been heard of since. */
  int unheard(OffsetDateTime since) throws SQLException {
    String sql =
        """
        select count(*) from job where status = 'running' and not handed_back and not exists (
          select 1 from scheduled_tasks where picked_by = process and last_heartbeat > ?)
        """;
    try (Connection connection = database.connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, since);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }
}
