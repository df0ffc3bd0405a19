import static java.util.stream.Collectors.joining;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Uploads large tables to a service of their own, trains on them and predicts every row. */
final class LargeSets {
  private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]+)\"");
  private static final Pattern SECONDS = Pattern.compile("\"trainingSeconds\":([0-9.E-]+)");
  private static final String TRAINING =
      "\"network\":{\"hidden\":[32]},\"optimizer\":\"adam\",\"alpha\":0.01,\"batchSize\":256,\"seed\":7,"
          + "\"holdout\":0.2";
  // what is left open is that of the set's suggestion

  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;

  /**
   * The shape of a table.
   *
   * @param numbers columns of whole numbers
   * @param below which these are
   * @param ones columns of 0 and 1, as one-hot categories are
   * @param heap of the service that it is uploaded to, in GB
   */
  private record Shape(
      String name, int rows, int numbers, int below, int ones, int classes, int epochs, int heap) {
    String columns() {
      return "%,d x %d (%s)".formatted(rows, numbers + ones, name);
    }
  }

  private static final List<Shape> SHAPES =
      List.of(
          new Shape("adult, one-hot", 48_842, 6, 3_000, 102, 2, 10, 2),
          new Shape("covertype", 581_012, 10, 3_000, 44, 7, 10, 2),
          new Shape("digits", 1_000, 99, 10, 0, 2, 5_000, 2),
          new Shape("digits", 1_000_000, 99, 10, 0, 2, 5, 3));

  private LargeSets(int port) {
    base = "http://localhost:" + port;
  }

  /** A line of a table for each shape. */
  static List<String> measure(String jar) throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    for (Shape shape : SHAPES) {
      lines.add(measure(jar, shape));
    }
    return lines;
  }

  private static String measure(String jar, Shape shape) throws IOException, InterruptedException {
    Path table = Files.createTempFile("large", ".csv");
    write(shape, table);
    try (MeasuredService service = MeasuredService.start(jar, "-Xmx%dg".formatted(shape.heap()))) {
      return new LargeSets(service.port()).line(shape, table, service.process().pid());
    } finally {
      Files.delete(table);
    }
  }

  private String line(Shape shape, Path table, long pid) throws IOException, InterruptedException {
    awaitReady();
    long start = System.nanoTime();
    String uploaded =
        send(to("/v1/datasets?type.class=category").POST(BodyPublishers.ofFile(table)));
    double upload = since(start);
    long trained = System.nanoTime();
    String spec =
        "{\"dataset\":\"%s\",\"epochs\":%d,%s}"
            .formatted(first(ID, uploaded), shape.epochs(), TRAINING);
    String job =
        send(
            to("/v1/jobs")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(spec)));
    String id = first(ID, job);
    while (!job.contains("\"status\":\"completed\"")) {
      if (job.contains("\"status\":\"failed\"")) {
        throw new IOException("the job failed: " + job);
      }
      job = send(to("/v1/jobs/" + id).header("Prefer", "wait=60"));
    }
    double waited = since(trained);
    long asked = System.nanoTime();
    long predicted = lines(to("/v1/jobs/" + id + "/predictions").header("Accept", "text/csv")) - 1;
    if (predicted != shape.rows()) {
      throw new IOException(predicted + " rows were predicted of " + shape.rows());
    }
    double training = Double.parseDouble(first(SECONDS, job));
    return String.format(
        Locale.ROOT,
        "| %s, %d MB | %d GB | %.1f s | %,d: %.1f s, %.1f s of training | %.2f us | %.1f s | %.2f"
            + " GB |",
        shape.columns(),
        Files.size(table) / 1_000_000,
        shape.heap(),
        upload,
        shape.epochs(),
        waited,
        training,
        training * 1e6 / shape.epochs() / shape.rows(),
        since(asked),
        peak(pid));
  }

  /** Classes that depend on the columns, with noise. */
  private static void write(Shape shape, Path file) throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int c = 0; c < shape.numbers() + shape.ones(); c++) {
        out.append("c").append(Integer.toString(c)).append(',');
      }
      out.append("class\n");
      for (int row = 0; row < shape.rows(); row++) {
        double sum = random.nextGaussian();
        for (int c = 0; c < shape.numbers(); c++) {
          int number = random.nextInt(shape.below());
          sum += (c % 2 == 0 ? number : -number) * 3.0 / shape.below();
          out.append(Integer.toString(number)).append(',');
        }
        for (int c = 0; c < shape.ones(); c++) {
          boolean one = random.nextInt(8) == 0;
          sum += one ? c % 3 - 1 : 0;
          out.append(one ? "1," : "0,");
        }
        int kind = Math.floorMod((int) Math.floor(sum), shape.classes());
        out.append("k").append(Integer.toString(kind)).append('\n');
      }
    }
  }

  private void awaitReady() throws InterruptedException {
    while (true) {
      try {
        send(to("/actuator/health/readiness"));
        return;
      } catch (IOException notYet) {
        LockSupport.parkNanos(20_000_000);
      }
    }
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(base + path));
  }

  private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IOException(answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  /** Lines of an answer that is too large to keep. */
  private long lines(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<Stream<String>> answer = http.send(request.build(), BodyHandlers.ofLines());
    try (Stream<String> lines = answer.body()) {
      if (answer.statusCode() >= 300) {
        throw new IOException(answer.statusCode() + " " + lines.collect(joining("\n")));
      }
      return lines.count();
    }
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("no " + pattern + " in " + text);
    }
    return matcher.group(1);
  }

  private static double since(long nanos) {
    return (System.nanoTime() - nanos) * 1e-9;
  }

  /** The most that was resident, in GB. */
  private static double peak(long pid) throws IOException {
    String status = Files.readString(Path.of("/proc/" + pid + "/status"));
    return Double.parseDouble(first(Pattern.compile("VmHWM:\\s+(\\d+) kB"), status)) / 1e6 * 1.024;
  }
}
