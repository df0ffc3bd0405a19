import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Kills, stops and cuts off replicas and their PostgreSQL while clients submit jobs, and writes
 * what became of the jobs as a page: {@code FaultRun.java target/plateau.jar docs/faults.md MINUTES
 * FAULTS}, the last of which is a pattern for the names of the faults.
 */
public final class FaultRun {
  private static final String TABLE = "<!-- measured -->";
  private static final int REPLICAS = 3;
  private static final double PATIENCE = 60;

  /** Until then the living may not have been heard of either. */
  private static final double TWO_HEARTBEATS = 5;

  /** The last part of the time is a storm: no process is left alone for long. */
  private static final double CALM = 0.6;

  private static final String STORM = "replica killed in a storm, soon after it was ready";

  private final Random random = new Random(7);
  private final PrintStream out = new PrintStream(System.out, true);
  private final Map<String, Integer> times = new TreeMap<>();
  private final List<Double> takeovers = new ArrayList<>();
  private final List<Double> returns = new ArrayList<>();
  private final Postgres database;
  private final List<Service> replicas;
  private final FaultClients clients;
  private final JobWatch watch;
  private int robbed;

  private FaultRun(String jar) throws Exception {
    database = new Postgres();
    Path keys = Tenant.keys();
    List<Service> all = new ArrayList<>();
    for (int k = 0; k < REPLICAS; k++) {
      all.add(new Service(jar, keys, database));
    }
    replicas = List.copyOf(all);
    clients = new FaultClients(replicas.stream().map(Service::address).toList());
    clients.awaitReady();
    watch = JobWatch.of(database);
  }

  public static void main(String[] args) throws Exception {
    double minutes = Double.parseDouble(args[2]);
    FaultRun run = new FaultRun(args[0]);
    List<String> lines;
    try {
      run.clients.trainUndisturbed();
      run.disturb(minutes, args[3]);
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
    run.out.println(measured);
  }

  private interface Event {
    void happenTo(Service replica) throws Exception;
  }

  private record Fault(String name, Event event) {}

  private List<Fault> faults(String pattern) {
    List<Fault> all =
        List.of(
            new Fault("replica killed", this::kill),
            new Fault("replica stopped for 16 s", this::stop),
            new Fault("PostgreSQL killed, back after 15 s", _ -> killDatabase()),
            new Fault("replica cut off for 15 s", this::cutOff),
            new Fault("10 commits cut off before they arrive", this::cutBeforeCommits),
            new Fault("PostgreSQL stopped for 15 s", _ -> stopDatabase()),
            new Fault("replica behind a black hole for 15 s", this::swallow),
            new Fault("10 commits cut off before their answer", this::cutAfterCommits));
    return all.stream().filter(fault -> fault.name().matches(pattern)).toList();
  }

  private void disturb(double minutes, String pattern) throws Exception {
    List<Fault> faults = faults(pattern);
    boolean storms = STORM.matches(pattern);
    double seconds = minutes * 60;
    double calm = faults.isEmpty() ? 0 : storms ? CALM * seconds : seconds;
    long start = System.nanoTime();
    clients.start();
    for (int round = 0; secondsSince(start) < calm; round++) {
      pause(3 + random.nextInt(4));
      Fault fault = faults.get(round % faults.size());
      count(fault.name());
      fault.event().happenTo(replicas.get(random.nextInt(REPLICAS)));
    }
    while (secondsSince(start) < seconds) {
      pause(1 + random.nextInt(2));
      Service replica = replicas.get(random.nextInt(REPLICAS));
      if (clients.isReady(replica.address())) {
        count(STORM);
        replica.kill();
        replica.restart();
      }
    }
    clients.stop();
  }

  private void count(String name) {
    out.println(name);
    times.merge(name, 1, Integer::sum);
  }

  private void kill(Service replica) throws Exception {
    clients.submitLong(replica.address());
    pause(2);
    replica.kill();
    long killed = System.nanoTime();
    OffsetDateTime since = watch.now();
    while (watch.unheard(since) > 0 && secondsSince(killed) < PATIENCE) {
      pause(0.25);
    }
    double taken = secondsSince(killed);
    if (taken > TWO_HEARTBEATS) {
      takeovers.add(taken);
    }
    replica.restart();
  }

  private static double secondsSince(long nanoTime) {
    return (System.nanoTime() - nanoTime) * 1e-9;
  }

  /** Long enough for others to take its jobs, and not for them to end these. */
  private void stop(Service replica) throws Exception {
    clients.submitLong(replica.address());
    pause(2);
    clients.freeze(replica.address());
    replica.stop();
    pause(16);
    replica.goOn();
    pause(5);
    clients.thaw(replica.address());
  }

  private void cutOff(Service replica) {
    replica.wire().cut();
    pause(15);
    replica.wire().mend();
  }

  private void swallow(Service replica) {
    replica.wire().swallow();
    pause(15);
    replica.wire().mend();
  }

  private void cutBeforeCommits(Service replica) {
    replica.wire().cutBeforeCommit(10);
    pause(15);
    replica.wire().cutBeforeCommit(0);
  }

  private void cutAfterCommits(Service replica) {
    replica.wire().cutAfterCommit(10);
    pause(15);
    replica.wire().cutAfterCommit(0);
  }

  private void killDatabase() throws Exception {
    int before = takenOnceSettled();
    database.kill();
    pause(15);
    database.restart();
    measureReturn(before);
  }

  private void stopDatabase() throws Exception {
    int before = takenOnceSettled();
    database.signal("STOP");
    pause(15);
    database.signal("CONT");
    measureReturn(before);
  }

  /** Waits until what the last fault has left to be taken up is so. */
  private int takenOnceSettled() throws InterruptedException, SQLException {
    clients.awaitReady();
    pause(15);
    return watch.taken();
  }

  /** No replica was away, only the database: none of their jobs is to be taken. */
  private void measureReturn(int takenBefore) throws InterruptedException, SQLException {
    long back = System.nanoTime();
    clients.awaitReady();
    returns.add(secondsSince(back));
    pause(10);
    robbed += watch.taken() - takenBefore;
  }

  private List<String> table(double minutes) throws InterruptedException, SQLException {
    FaultClients.Verdict verdict = clients.judge(Duration.ofMinutes(8));
    List<String> lines = new ArrayList<>();
    line(
        lines,
        "%.0f minutes on %d processors, 3 replicas, 4 clients of 2 tenants:",
        minutes,
        Runtime.getRuntime().availableProcessors());
    line(lines, "");
    line(lines, "| what | measured |");
    line(lines, "| --- | --- |");
    times.forEach((name, often) -> line(lines, "| %s | %d times |", name, often));
    line(lines, "| acknowledged jobs (N) | %d |", verdict.acknowledged());
    line(lines, "| of these cancelled, as they were asked to be | %d |", verdict.cancelled());
    line(lines, "| lost | %d |", verdict.lost());
    line(lines, "| doubled | %d |", verdict.doubled());
    line(lines, "| changed: other bits than undisturbed | %d |", verdict.changed());
    line(
        lines,
        "| late: writes of a job by a process that had lost it, or after its end | %d |",
        watch.lateWrites());
    line(lines, "| foreign: seen with the key of another tenant | %d |", verdict.foreign());
    line(lines, "| failed | %d |", verdict.failed());
    line(lines, "| not ended within 8 minutes | %d |", verdict.unfinished());
    line(lines, "| jobs that changed their process otherwise | %d |", watch.taken() - robbed);
    line(lines, "| robbed: taken from the living after an outage of PostgreSQL | %d |", robbed);
    clients
        .answers()
        .forEach((status, often) -> line(lines, "| answers to POST: %s | %d |", status, often));
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
            Locale.ROOT, "%.1f s / %.1f s", sorted.get((sorted.size() - 1) / 2), sorted.getLast());
  }

  private static void line(List<String> lines, String format, Object... values) {
    lines.add(String.format(Locale.ROOT, format, values));
  }

  static void pause(double seconds) {
    LockSupport.parkNanos((long) (seconds * 1e9));
  }
}
