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
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Clients that submit jobs to any replica, try again where it helps, and know what was accepted.
 */
final class FaultClients {
  private static final int CLIENTS = 4;
  private static final int SPECS = 8;
  private static final Pattern NAME = Pattern.compile("\"name\":\"(faults-\\d+)\"");
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
  private final AtomicInteger names = new AtomicInteger();
  private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();
  private final Map<String, Integer> answers = new ConcurrentSkipListMap<>();
  private final Set<String> frozen = ConcurrentHashMap.newKeySet();
  private final Map<Integer, String> undisturbed = new HashMap<>();
  private volatile double longest;
  private volatile boolean stopped;

  /** What became of the acknowledged jobs. */
  record Verdict(
      int acknowledged, int lost, int doubled, int changed, int failed, int unfinished) {}

  FaultClients(List<String> replicas) {
    this.replicas = replicas;
  }

  void awaitReady() {
    for (String replica : replicas) {
      while (!isReady(replica)) {
        FaultRun.pause(0.1);
      }
    }
  }

  private boolean isReady(String replica) {
    try {
      return get(replica + "/actuator/health/readiness").statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** Trains each spec in peace, for the bits that its jobs must have. */
  void trainUndisturbed() throws IOException, InterruptedException {
    for (int spec = 0; spec < SPECS; spec++) {
      undisturbed.put(spec, undisturbed(replicas.getFirst(), spec));
    }
  }

  void start() {
    for (int k = 0; k < CLIENTS; k++) {
      Random random = new Random(k);
      threads.execute(() -> submitAll(random));
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

  private void submitAll(Random random) {
    while (!stopped) {
      int name = names.incrementAndGet();
      int spec = random.nextInt(SPECS);
      while (!submit(name, spec, replicas.get(random.nextInt(replicas.size()))) && !stopped) {
        FaultRun.pause(0.5);
      }
      FaultRun.pause(0.2 + random.nextDouble());
    }
  }

  /** Whether the job is accepted now; its key tells the service that it is the same. */
  private boolean submit(int name, int spec, String replica) {
    long start = System.nanoTime();
    try {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(URI.create(replica + "/v1/jobs"))
                  .timeout(Duration.ofSeconds(30))
                  .header("Content-Type", "application/json")
                  .header("Idempotency-Key", "\"faults-" + name + "\"")
                  .POST(BodyPublishers.ofString(spec(spec, "faults-" + name)))
                  .build(),
              BodyHandlers.ofString());
      answers.merge(Integer.toString(answer.statusCode()), 1, Integer::sum);
      if (!frozen.contains(replica)) {
        longest = Math.max(longest, (System.nanoTime() - start) * 1e-9);
      }
      Matcher id = ID.matcher(answer.body());
      if (answer.statusCode() / 100 == 2 && id.find()) {
        acknowledged.put(id.group(1), spec);
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

  /** Every fourth kind of job trains for seconds, the others for moments. */
  private static String spec(int kind, String name) {
    return """
    {"name": "%s", "dataset": "moons", "network": {"hidden": [8]}, "seed": %d,
     "alpha": 0.1, "batchSize": 10, "epochs": %d}
    """
        .formatted(name, kind, kind % 4 == 0 ? 20_000 : 200);
  }

  String answers() {
    return new TreeMap<>(answers).toString();
  }

  double longestWait() {
    return longest;
  }

  Verdict judge(Duration patience) throws IOException, InterruptedException {
    awaitReady();
    String service = replicas.getFirst();
    int lost = 0;
    int failed = 0;
    int changed = 0;
    int unfinished = 0;
    long end = System.nanoTime() + patience.toNanos();
    for (Map.Entry<String, Integer> job : acknowledged.entrySet()) {
      String status = ended(service, job.getKey(), end);
      switch (status) {
        case "lost" -> lost++;
        case "failed" -> failed++;
        case "completed" -> {
          String theta = theta(service, job.getKey());
          changed += theta.equals(undisturbed.get(job.getValue())) ? 0 : 1;
        }
        default -> unfinished++;
      }
    }
    return new Verdict(acknowledged.size(), lost, doubled(service), changed, failed, unfinished);
  }

  private String ended(String service, String id, long end) throws IOException {
    while (true) {
      HttpResponse<String> answer = get(service + "/v1/jobs/" + id);
      if (answer.statusCode() == 404) {
        return "lost";
      }
      Matcher status = STATUS.matcher(answer.body());
      String now = status.find() ? status.group(1) : "unknown";
      if (List.of("completed", "failed").contains(now) || System.nanoTime() > end) {
        return now;
      }
      FaultRun.pause(0.5);
    }
  }

  private String theta(String service, String id) throws IOException {
    String body = get(service + "/v1/jobs/" + id + "/parameters").body();
    return body.substring(body.indexOf("\"theta\""));
  }

  private String undisturbed(String service, int spec) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(service + "/v1/jobs"))
                .header("Content-Type", "application/json")
                .header("Prefer", "wait=60")
                .POST(BodyPublishers.ofString(spec(spec, "undisturbed")))
                .build(),
            BodyHandlers.ofString());
    Matcher id = ID.matcher(answer.body());
    if (!id.find()) {
      throw new IOException(answer.statusCode() + " " + answer.body());
    }
    ended(service, id.group(1), System.nanoTime() + Duration.ofMinutes(5).toNanos());
    return theta(service, id.group(1));
  }

  /** How many names more than one job has. */
  private int doubled(String service) throws IOException {
    Map<String, Integer> jobs = new HashMap<>();
    String cursor = "";
    while (true) {
      String page = get(service + "/v1/jobs?limit=100" + cursor).body();
      NAME.matcher(page).results().forEach(name -> jobs.merge(name.group(1), 1, Integer::sum));
      Matcher next = CURSOR.matcher(page);
      if (!next.find()) {
        return (int) jobs.values().stream().filter(times -> times > 1).count();
      }
      cursor = "&cursor=" + next.group(1);
    }
  }

  private HttpResponse<String> get(String address) throws IOException {
    try {
      return http.send(
          HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(20)).build(),
          BodyHandlers.ofString());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
