import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Clients that submit jobs to any replica, try again where it helps, and know what was accepted.
 */
final class FaultClients {
  private static final int CLIENTS = 4;
  private static final int SPECS = 8;

  /** The kind of job that outlasts a takeover. */
  private static final int LONG = SPECS;

  /** Each so many-th job is cancelled as soon as its id is known. */
  private static final int CANCELLED = 5;

  private static final Pattern NAME =
      Pattern.compile("\"id\":\"[0-9a-f-]{36}\",\"name\":\"(faults-[A-Z]+-\\d+)\"");
  private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
  private static final Pattern CURSOR = Pattern.compile("\"next\":\"([^\"]+)\"");
  private static final Pattern STATUS = Pattern.compile("\"status\":\"([a-z]+)\"");

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<String> replicas;
  private final Map<String, Accepted> acknowledged = new ConcurrentHashMap<>();
  private final Map<String, Integer> answers = new ConcurrentSkipListMap<>();
  private final Set<String> frozen = ConcurrentHashMap.newKeySet();
  private final Map<Integer, String> undisturbed = new HashMap<>();
  private volatile double longest;
  private volatile boolean stopped;

  /** A job that a tenant has the id of. */
  private record Accepted(Tenant tenant, int spec) {}

  /** What became of the acknowledged jobs. */
  record Verdict(
      int acknowledged,
      int lost,
      int doubled,
      int changed,
      int foreign,
      int failed,
      int cancelled,
      int unfinished) {}

  FaultClients(List<String> replicas) {
    this.replicas = replicas;
  }

  void awaitReady() throws InterruptedException {
    for (String replica : replicas) {
      while (!isReady(replica)) {
        FaultRun.pause(0.1);
      }
    }
  }

  boolean isReady(String replica) throws InterruptedException {
    try {
      return get(replica + "/actuator/health/readiness", Tenant.ANN).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** Trains each spec in peace, for the bits that its jobs must have. */
  void trainUndisturbed() throws IOException, InterruptedException {
    for (int spec = 0; spec <= LONG; spec++) {
      undisturbed.put(spec, undisturbed(replicas.getFirst(), spec));
    }
  }

  void start() {
    for (int k = 0; k < CLIENTS; k++) {
      Random random = new Random(k);
      Tenant tenant = Tenant.values()[k % Tenant.values().length];
      threads.execute(() -> submitAll(tenant, random));
    }
  }

  void stop() throws InterruptedException {
    stopped = true;
    threads.shutdown();
    threads.awaitTermination(2, TimeUnit.MINUTES);
  }

  /** Leaves a replica out of the longest wait from now on. */
  void freeze(String replica) {
    frozen.add(replica);
  }

  void thaw(String replica) {
    frozen.remove(replica);
  }

  private void submitAll(Tenant tenant, Random random) {
    while (!stopped) {
      int number = tenant.next();
      Accepted job = new Accepted(tenant, random.nextInt(SPECS));
      while (!submit(number, job, replicas.get(random.nextInt(replicas.size()))) && !stopped) {
        FaultRun.pause(0.5);
      }
      FaultRun.pause(0.2 + random.nextDouble());
    }
  }

  /** Whether the job is accepted now; its key tells the service that it is the same. */
  private boolean submit(int number, Accepted job, String replica) {
    String name = "faults-" + job.tenant() + "-" + number;
    long start = System.nanoTime();
    try {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(URI.create(replica + "/v1/jobs"))
                  .timeout(Duration.ofSeconds(30))
                  .header("Content-Type", "application/json")
                  .header("Authorization", job.tenant().authorization())
                  .header("Idempotency-Key", "\"" + number + "\"")
                  .POST(BodyPublishers.ofString(spec(job.spec(), name)))
                  .build(),
              BodyHandlers.ofString());
      answers.merge(Integer.toString(answer.statusCode()), 1, Integer::sum);
      if (!frozen.contains(replica)) {
        longest = Math.max(longest, (System.nanoTime() - start) * 1e-9);
      }
      Matcher id = ID.matcher(answer.body());
      if (answer.statusCode() / 100 == 2 && id.find()) {
        acknowledged.put(id.group(1), job);
        if (number % CANCELLED == 0 && job.spec() < LONG) {
          cancel(job, replica + "/v1/jobs/" + id.group(1));
        }
        return true;
      }
      return false;
    } catch (IOException e) {
      answers.merge("none", 1, Integer::sum);
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void cancel(Accepted job, String address) throws IOException, InterruptedException {
    http.send(
        HttpRequest.newBuilder(URI.create(address + "/cancel"))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", job.tenant().authorization())
            .POST(BodyPublishers.noBody())
            .build(),
        BodyHandlers.discarding());
  }

  /** Submits a job that this replica will be at for a while. */
  void submitLong(String replica) {
    submit(Tenant.ANN.next(), new Accepted(Tenant.ANN, LONG), replica);
  }

  /** One kind of job trains for seconds, the others for moments. */
  private static String spec(int kind, String name) {
    return """
    {"name": "%s", "dataset": "moons", "network": {"hidden": [8]}, "seed": %d,
     "alpha": 0.1, "batchSize": 10, "epochs": %d}
    """
        .formatted(name, kind, kind == LONG ? 300_000 : kind == 0 ? 20_000 : 200);
  }

  Map<String, Integer> answers() {
    return answers;
  }

  double longestWait() {
    return longest;
  }

  Verdict judge(Duration patience) throws InterruptedException {
    awaitReady();
    String service = replicas.getFirst();
    int lost = 0;
    int failed = 0;
    int changed = 0;
    int foreign = 0;
    int cancelled = 0;
    int unfinished = 0;
    long end = System.nanoTime() + patience.toNanos();
    for (Map.Entry<String, Accepted> entry : acknowledged.entrySet()) {
      String job = service + "/v1/jobs/" + entry.getKey();
      Tenant tenant = entry.getValue().tenant();
      switch (ended(job, tenant, end)) {
        case "lost" -> lost++;
        case "failed" -> failed++;
        case "completed" -> {
          boolean same = theta(job, tenant).equals(undisturbed.get(entry.getValue().spec()));
          changed += same ? 0 : 1;
        }
        case "cancelled" -> cancelled++;
        default -> unfinished++;
      }
      foreign += look(job, tenant.other()).statusCode() == 404 ? 0 : 1;
    }
    int doubled = doubled(service, Tenant.ANN) + doubled(service, Tenant.BOB);
    return new Verdict(
        acknowledged.size(), lost, doubled, changed, foreign, failed, cancelled, unfinished);
  }

  private String ended(String job, Tenant tenant, long end) throws InterruptedException {
    while (true) {
      HttpResponse<String> answer = look(job, tenant);
      if (answer.statusCode() == 404) {
        return "lost";
      }
      Matcher status = STATUS.matcher(answer.body());
      String now = status.find() ? status.group(1) : "unknown";
      if (List.of("completed", "cancelled", "failed").contains(now) || System.nanoTime() > end) {
        return now;
      }
      FaultRun.pause(0.5);
    }
  }

  private String theta(String job, Tenant tenant) throws InterruptedException {
    String body = look(job + "/parameters", tenant).body();
    return body.substring(body.indexOf("\"theta\""));
  }

  private String undisturbed(String service, int spec) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(service + "/v1/jobs"))
                .header("Content-Type", "application/json")
                .header("Authorization", Tenant.ANN.authorization())
                .header("Prefer", "wait=60")
                .POST(BodyPublishers.ofString(spec(spec, "undisturbed")))
                .build(),
            BodyHandlers.ofString());
    Matcher id = ID.matcher(answer.body());
    if (!id.find()) {
      throw new IOException(answer.statusCode() + " " + answer.body());
    }
    String job = service + "/v1/jobs/" + id.group(1);
    String end = ended(job, Tenant.ANN, System.nanoTime() + Duration.ofMinutes(5).toNanos());
    if (!end.equals("completed")) {
      throw new IOException("A job that nothing disturbed is " + end);
    }
    return theta(job, Tenant.ANN);
  }

  /** How many names more than one job of a tenant has. */
  private int doubled(String service, Tenant tenant) throws InterruptedException {
    Map<String, Integer> jobs = new HashMap<>();
    String cursor = "";
    while (true) {
      String page = look(service + "/v1/jobs?limit=100" + cursor, tenant).body();
      NAME.matcher(page)
          .results()
          .map(name -> name.group(1))
          .filter(name -> name.contains(tenant.name()))
          .forEach(name -> jobs.merge(name, 1, Integer::sum));
      Matcher next = CURSOR.matcher(page);
      if (!next.find()) {
        return (int) jobs.values().stream().filter(times -> times > 1).count();
      }
      cursor = "&cursor=" + next.group(1);
    }
  }

  /** Asks until there is an answer: the service has all it needs now. */
  private HttpResponse<String> look(String address, Tenant tenant) throws InterruptedException {
    while (true) {
      try {
        HttpResponse<String> answer = get(address, tenant);
        if (answer.statusCode() < 500) {
          return answer;
        }
        System.err.println(answer.statusCode() + " " + answer.body());
      } catch (IOException e) {
        System.err.println(address + ": " + e);
      }
      FaultRun.pause(1);
    }
  }

  private HttpResponse<String> get(String address, Tenant tenant)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(address))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", tenant.authorization())
            .build(),
        BodyHandlers.ofString());
  }
}
