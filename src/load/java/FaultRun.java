import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * Kills, stops and cuts off replicas and their PostgreSQL while clients submit jobs, and writes
 * what became of the jobs as a page: {@code FaultRun.java target/plateau.jar docs/faults.md
 * MINUTES}.
 */
public final class FaultRun {
  private static final String TABLE = "<!-- measured -->";
  private static final int REPLICAS = 3;

  private final Random random = new Random(7);
  private final Map<String, Integer> faults = new HashMap<>();
  private final List<Double> takeovers = new ArrayList<>();
  private final List<Double> returns = new ArrayList<>();
  private final Postgres database;
  private final List<Service> replicas;
  private final FaultClients clients;

  private FaultRun(String jar) throws Exception {
    database = new Postgres();
    List<Service> all = new ArrayList<>();
    for (int k = 0; k < REPLICAS; k++) {
      all.add(new Service(jar, database));
    }
    replicas = List.copyOf(all);
    clients = new FaultClients(replicas.stream().map(Service::address).toList());
  }

  public static void main(String[] args) throws Exception {
    double minutes = Double.parseDouble(args[2]);
    FaultRun run = new FaultRun(args[0]);
    List<String> lines;
    try {
      run.clients.awaitReady();
      run.clients.trainUndisturbed();
      run.disturb(minutes);
      lines = run.table(minutes);
    } finally {
      for (Service replica : run.replicas) {
        replica.close();
      }
      run.database.close();
    }
    Path page = Path.of(args[1]);
    String text = Files.readString(page);
    int start = text.indexOf(TABLE) + TABLE.length();
    String measured = "\n\n" + String.join("\n", lines) + "\n\n";
    Files.writeString(
        page, text.substring(0, start) + measured + text.substring(text.indexOf(TABLE, start)));
    new PrintStream(System.out, true).println(measured);
  }

  private interface Fault {
    void happen() throws Exception;
  }

  private void disturb(double minutes) throws Exception {
    long end = System.nanoTime() + (long) (minutes * 60e9);
    clients.start();
    for (int round = 0; System.nanoTime() < end; round++) {
      pause(5 + random.nextInt(5));
      Service replica = replicas.get(random.nextInt(REPLICAS));
      switch (round % 7) {
        case 0, 3 -> count("replica killed", () -> kill(replica));
        case 1 -> count("replica stopped for 20 s", () -> stop(replica));
        case 2 -> count("PostgreSQL killed, back after 5 s", this::killDatabase);
        case 4 -> count("replica cut off for 15 s", () -> cutOff(replica));
        case 5 -> count("PostgreSQL stopped for 10 s", this::stopDatabase);
        default -> count("replica behind a black hole for 15 s", () -> swallow(replica));
      }
    }
    clients.stop();
  }

  private void count(String name, Fault fault) throws Exception {
    faults.merge(name, 1, Integer::sum);
    fault.happen();
  }

  private void kill(Service replica) throws Exception {
    Map<String, Integer> before = running();
    replica.kill();
    long killed = System.nanoTime();
    double worst = 0;
    while (System.nanoTime() - killed < 20e9) {
      pause(0.25);
      Map<String, Integer> now = running();
      for (Map.Entry<String, Integer> job : now.entrySet()) {
        if (job.getValue() > before.getOrDefault(job.getKey(), job.getValue())) {
          worst = (System.nanoTime() - killed) * 1e-9;
          before.put(job.getKey(), job.getValue());
        }
      }
    }
    if (worst > 0) {
      takeovers.add(worst);
    }
    replica.restart();
  }

  private void stop(Service replica) throws Exception {
    clients.freeze(replica.address());
    replica.stop();
    pause(20);
    replica.goOn();
    pause(5);
    clients.thaw(replica.address());
  }

  private static void cutOff(Service replica) {
    replica.wire().cut();
    pause(15);
    replica.wire().mend();
  }

  private static void swallow(Service replica) {
    replica.wire().swallow();
    pause(15);
    replica.wire().mend();
  }

  private void killDatabase() throws Exception {
    database.kill();
    pause(5);
    database.restart();
    measureReturn();
  }

  private void stopDatabase() throws Exception {
    database.signal("STOP");
    pause(10);
    database.signal("CONT");
    measureReturn();
  }

  private void measureReturn() throws Exception {
    long back = System.nanoTime();
    clients.awaitReady();
    returns.add((System.nanoTime() - back) * 1e-9);
  }

  /** The attempt of each running job. */
  private Map<String, Integer> running() {
    Map<String, Integer> attempts = new HashMap<>();
    try (Connection connection = database.connect();
        ResultSet rows =
            connection
                .createStatement()
                .executeQuery("select id, attempt from job where status = 'running'")) {
      while (rows.next()) {
        attempts.put(rows.getString(1), rows.getInt(2));
      }
    } catch (SQLException e) {
      System.err.println("The database was not asked: " + e.getMessage());
    }
    return attempts;
  }

  private List<String> table(double minutes) throws IOException, InterruptedException {
    FaultClients.Verdict verdict = clients.judge(Duration.ofMinutes(8));
    List<String> lines = new ArrayList<>();
    line(
        lines,
        "%.0f minutes on %d processors, 3 replicas, 4 clients:",
        minutes,
        Runtime.getRuntime().availableProcessors());
    line(lines, "");
    line(lines, "| what | measured |");
    line(lines, "| --- | --- |");
    faults.forEach((name, times) -> line(lines, "| %s | %d times |", name, times));
    line(lines, "| acknowledged jobs (N) | %d |", verdict.acknowledged());
    line(lines, "| lost | %d |", verdict.lost());
    line(lines, "| doubled | %d |", verdict.doubled());
    line(lines, "| changed: other bits than undisturbed | %d |", verdict.changed());
    line(lines, "| failed | %d |", verdict.failed());
    line(lines, "| not ended within 8 minutes | %d |", verdict.unfinished());
    line(lines, "| answers: %s | |", clients.answers());
    line(
        lines,
        "| longest wait for an answer of a replica that runs | %.1f s |",
        clients.longestWait());
    line(
        lines,
        "| jobs of a killed replica taken over, last one, median / longest | %s |",
        spread(takeovers));
    line(
        lines,
        "| all replicas ready after the return of PostgreSQL, median / longest | %s |",
        spread(returns));
    return lines;
  }

  private static String spread(List<Double> seconds) {
    List<Double> sorted = seconds.stream().sorted().toList();
    return sorted.isEmpty()
        ? "none"
        : String.format(
            Locale.ROOT, "%.1f s / %.1f s", sorted.get(sorted.size() / 2), sorted.getLast());
  }

  private static void line(List<String> lines, String format, Object... values) {
    lines.add(String.format(Locale.ROOT, format, values));
  }

  static void pause(double seconds) {
    LockSupport.parkNanos((long) (seconds * 1e9));
  }
}
