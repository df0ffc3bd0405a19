import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Starts the service from its jar, puts load on it from the same machine and writes what it
 * measured as a page: {@code java LoadRun.java target/plateau.jar docs/load.md}.
 *
 * <p>Throughput is measured with 16 clients that each wait for their answer; latency at a fixed
 * arrival rate, from the moment a request was due, so that waiting in line counts.
 */
public final class LoadRun {
  private static final String ONE_EPOCH =
      "{\"dataset\":\"xor\",\"init\":{\"type\":\"constant\",\"value\":0.1},\"epochs\":1}";
  private static final String FOUNDING =
      "{\"dataset\":\"xor\",\"init\":{\"type\":\"constant\",\"value\":0.1},\"alpha\":0.3,"
          + "\"epochs\":10000}";
  private static final String OTHER =
      "{\"dataset\":\"sine\",\"network\":{\"hidden\":[8],\"activation\":\"gelu\"},"
          + "\"optimizer\":{\"type\":\"adam\"},\"alpha\":0.01,\"epochs\":2000}";
  private static final String LONG =
      "{\"dataset\":\"iris\",\"network\":{\"hidden\":[16]},\"alpha\":0.05,\"epochs\":20000000}";
  private static final int CLIENTS = 16;
  private static final int RATE = 500;
  private static final int PACED_CLIENTS = 50;
  private static final int STREAMS = 500;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();
  private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
  private final int port;
  private final StringBuilder page = new StringBuilder();

  private LoadRun(int port) {
    this.port = port;
  }

  public static void main(String[] args) throws Exception {
    long start = System.nanoTime();
    LoadRun run;
    try (MeasuredService service = MeasuredService.start(args[0], "-Xmx1g")) {
      run = new LoadRun(service.port());
      run.awaitReady();
      run.measure(service.process(), (System.nanoTime() - start) * 1e-9);
    }
    run.clients.shutdownNow();
    run.postgres(args[0]);
    run.small(args[0]);
    run.http.shutdownNow();
    run.large(args[0]);
    Files.writeString(Path.of(args[1]), run.page);
    new PrintStream(System.out, true).print(run.page);
  }

  /** Jobs that are kept by a PostgreSQL as it comes, on the same processors. */
  private void postgres(String jar) throws Exception {
    try (Postgres database = new Postgres();
        MeasuredService service =
            MeasuredService.start(
                jar,
                "-Xmx1g",
                "-Dspring.profiles.active=postgres",
                "-DPLATEAU_DB_URL=jdbc:postgresql://localhost:" + database.port() + "/postgres",
                "-DPLATEAU_DB_USER=postgres",
                "-DPLATEAU_DB_PASSWORD=postgres")) {
      LoadRun run = new LoadRun(service.port());
      run.awaitReady();
      line("| 1-epoch jobs on PostgreSQL, %d clients: %s |", CLIENTS, run.oneEpochJobs());
      run.clients.shutdownNow();
      run.http.shutdownNow();
    }
  }

  /** What a service takes that was given as little as 256 MB, and one finished job in it. */
  private void small(String jar) throws Exception {
    try (MeasuredService service =
        MeasuredService.start(jar, "-Xmx256m", "-Xms32m", "-XX:+UseSerialGC")) {
      LoadRun run = new LoadRun(service.port());
      run.awaitReady();
      check(run.get("/v3/api-docs"));
      line(
          "| with `-Xmx256m -Xms32m -XX:+UseSerialGC`: resident after the start | %.0f MiB |",
          resident(service.process()));
      run.jobs(100, FOUNDING);
      double before = run.heapAfterCollection(service.process());
      run.jobs(500, FOUNDING);
      double after = run.heapAfterCollection(service.process());
      line(
          "| ... heap that a finished founding job takes | %.0f kB |",
          (after - before) / 500 * 1e-3);
      run.clients.shutdownNow();
      run.http.shutdownNow();
    }
  }

  private void large(String jar) throws Exception {
    line("");
    line(
        "Large tables, each in a service of its own; 32 hidden units, batches of 256, a fifth held"
            + " out:");
    line("");
    line(
        "| table | heap | upload | job of so many epochs | per row and epoch | predictions of all"
            + " rows, as CSV | peak memory |");
    line("| --- | --- | --- | --- | --- | --- | --- |");
    LargeSets.measure(jar).forEach(line -> line("%s", line));
  }

  /** Asks seldom and at little cost: who asks takes the processors from the start. */
  private void awaitReady() {
    while (true) {
      try (Connection connection = new Connection(port)) {
        connection.exchange(Connection.get("/actuator/health/readiness"));
        return;
      } catch (IOException notYet) {
        LockSupport.parkNanos(100_000_000);
      }
    }
  }

  private void measure(Process service, double startSeconds) throws Exception {
    double[] founding = sequential(300, FOUNDING);
    line("# Load");
    line("");
    line(
        "Written by `./mvnw -Pload -DskipTests verify`, on %d processors, Java %s, H2 in memory;",
        Runtime.getRuntime().availableProcessors(), Runtime.version().feature());
    line("service and clients share them.");
    line("");
    line("| what | measured |");
    line("| --- | --- |");
    line("| start to ready | %.1f s |", startSeconds);
    line(
        "| founding job (10,000 epochs), one client, `Prefer: wait`: the first / median of the"
            + " first twenty | %s |",
        firstAndMedian(Arrays.copyOf(founding, 20)));
    line("| ... of the first 300, median / p99 | %s |", latencies(founding));
    line("| founding jobs, %d clients | %,.0f jobs/s |", CLIENTS, jobs(2_000, FOUNDING));
    line("| 1-epoch jobs, %d clients: %s |", CLIENTS, oneEpochJobs());
    line(
        "| founding job, one client, once that code is compiled, median / p99 | %s |",
        latencies(sequential(1_000, FOUNDING)));
    line(
        "| job of a kind that was never there (`sine`, 1-8-1 gelu, Adam, 2,000 epochs): the first /"
            + " median of the first twenty | %s |",
        firstAndMedian(sequential(20, OTHER)));
    String job = address(post(FOUNDING));
    line("| GET job, %d clients | %,.0f requests/s |", CLIENTS, requests(job, 40_000));
    line(
        "| GET predictions, %d clients | %,.0f requests/s |",
        CLIENTS, requests(job + "/predictions", 40_000));
    String training = address(send("/v1/jobs", LONG, "wait=0"));
    line("| GET job at %d/s while a job trains, p50 / p99 | %s |", RATE, paced(job));
    line(
        "| GET predictions at %d/s while a job trains, p50 / p99 | %s |",
        RATE, paced(job + "/predictions"));
    double before = resident(service);
    CountDownLatch open = new CountDownLatch(STREAMS);
    List<Future<Long>> streams = openStreams(training + "/events", open);
    open.await();
    String first = paced(job);
    String later = paced(job);
    double after = resident(service);
    send(training + "/cancel", "", "wait=0");
    long events = 0;
    for (Future<Long> stream : streams) {
      events += stream.get();
    }
    line(
        "| GET job with %d event streams open on that job, p50 / p99: in their first 10 s, and"
            + " after them | %s, and %s |",
        STREAMS, first, later);
    line(
        "| ... events they received / memory they took | %,d / %.0f MiB |", events, after - before);
    jobs(10_000, ONE_EPOCH);
    line(
        "| after 10,000 more 1-epoch jobs: heap in use after a collection / resident | %s |",
        memory(service));
  }

  private double jobs(int count, String body) throws Exception {
    return perSecond(count, Connection.post("/v1/jobs", body));
  }

  /** The rate of the shortest jobs before and after HotSpot has compiled what they run. */
  private String oneEpochJobs() throws Exception {
    byte[] request = Connection.post("/v1/jobs", ONE_EPOCH);
    double cold = perSecond(Duration.ofSeconds(20), request);
    perSecond(Duration.ofSeconds(60), request);
    return String.format(
        Locale.ROOT,
        "in the first 20 s / after 80 s of them | %,.0f jobs/s / %,.0f jobs/s",
        cold,
        perSecond(Duration.ofSeconds(20), request));
  }

  private double requests(String path, int count) throws Exception {
    byte[] request = Connection.get(path);
    perSecond(count, request);
    return perSecond(count, request);
  }

  private double perSecond(Duration time, byte[] request) throws Exception {
    long end = System.nanoTime() + time.toNanos();
    return perSecond(request, () -> System.nanoTime() < end);
  }

  private double perSecond(int count, byte[] request) throws Exception {
    AtomicInteger left = new AtomicInteger(count);
    return perSecond(request, () -> left.getAndDecrement() > 0);
  }

  private double perSecond(byte[] request, BooleanSupplier more) throws Exception {
    LongAdder count = new LongAdder();
    long start = System.nanoTime();
    shared(
        CLIENTS,
        (client, connection) -> {
          while (more.getAsBoolean()) {
            connection.exchange(request);
            count.increment();
          }
        });
    return count.sum() / ((System.nanoTime() - start) * 1e-9);
  }

  private double[] sequential(int count, String body) throws Exception {
    double[] millis = new double[count];
    byte[] request = Connection.post("/v1/jobs", body);
    shared(
        1,
        (client, connection) -> {
          for (int k = 0; k < count; k++) {
            long start = System.nanoTime();
            connection.exchange(request);
            millis[k] = (System.nanoTime() - start) * 1e-6;
          }
        });
    return millis;
  }

  private String paced(String path) throws Exception {
    double[] millis = new double[RATE * 10];
    byte[] request = Connection.get(path);
    long start = System.nanoTime();
    shared(
        PACED_CLIENTS,
        (client, connection) -> {
          for (int k = client; k < millis.length; k += PACED_CLIENTS) {
            long due = start + k * 1_000_000_000L / RATE;
            while (System.nanoTime() < due) {
              LockSupport.parkNanos(due - System.nanoTime());
            }
            connection.exchange(request);
            millis[k] = (System.nanoTime() - due) * 1e-6;
          }
        });
    return latencies(millis);
  }

  /** What one of several clients does. */
  private interface Client {
    void use(int client, Connection connection) throws IOException;
  }

  private void shared(int count, Client client) throws Exception {
    List<Future<Void>> all =
        IntStream.range(0, count)
            .mapToObj(k ->
                clients.submit(() -> {
                  try (Connection connection = new Connection(port)) {
                    client.use(k, connection);
                  }
                  return (Void) null;
                }))
            .toList();
    for (Future<Void> ended : all) {
      ended.get();
    }
  }

  /** Streams that count the events they receive until the server ends them. */
  private List<Future<Long>> openStreams(String path, CountDownLatch open) {
    return IntStream.range(0, STREAMS)
        .mapToObj(stream ->
            clients.submit(() -> {
              try (Connection connection = new Connection(port)) {
                return connection.events(path, open::countDown);
              }
            }))
        .toList();
  }

  private static String firstAndMedian(double[] millis) {
    return String.format(Locale.ROOT, "%.1f ms / %.1f ms", millis[0], median(millis));
  }

  private static double median(double[] millis) {
    Arrays.sort(millis);
    return millis[millis.length / 2];
  }

  private static String latencies(double[] millis) {
    Arrays.sort(millis);
    return String.format(
        Locale.ROOT,
        "%.1f ms / %.1f ms",
        millis[millis.length / 2],
        millis[millis.length * 99 / 100]);
  }

  private String memory(Process service) throws Exception {
    return String.format(
        Locale.ROOT,
        "%.0f MiB / %.0f MiB",
        heapAfterCollection(service) / (1 << 20),
        resident(service));
  }

  /** Bytes in use: the least after three collections, as some is held for a moment only. */
  private double heapAfterCollection(Process service) throws Exception {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < 3; k++) {
      LockSupport.parkNanos(1_000_000_000);
      new ProcessBuilder(jcmd, Long.toString(service.pid()), "GC.run").start().waitFor();
      String metric = get("/actuator/metrics/jvm.memory.used?tag=area:heap").body();
      Matcher heap = Pattern.compile("\"value\":([0-9.E]+)").matcher(metric);
      least = Math.min(least, heap.find() ? Double.parseDouble(heap.group(1)) : Double.NaN);
    }
    return least;
  }

  private static double resident(Process service) throws IOException {
    String status = Files.readString(Path.of("/proc/" + service.pid() + "/status"));
    Matcher kib = Pattern.compile("VmRSS:\\s+(\\d+) kB").matcher(status);
    return kib.find() ? Double.parseDouble(kib.group(1)) / 1024 : Double.NaN;
  }

  private HttpResponse<String> post(String body) throws IOException, InterruptedException {
    return send("/v1/jobs", body, "wait=60");
  }

  private HttpResponse<String> send(String path, String body, String prefer)
      throws IOException, InterruptedException {
    return http.send(
        request(path)
            .header("Content-Type", "application/json")
            .header("Prefer", prefer)
            .timeout(Duration.ofMinutes(2))
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(request(path).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
  }

  private static String address(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private static void check(HttpResponse<String> answer) {
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
  }

  private void line(String format, Object... values) {
    page.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
