package dev.plateau.web.page;

import dev.plateau.job.Job;
import dev.plateau.job.Warmup;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/**
 * Requests the page as a browser would, as soon as the service is ready, and the diagnosis of the
 * example, and then warms what trains: code that has never run is many times slower, and few
 * visitors should wait for it. A start that only records what later ones need (an AOT cache) ends
 * with that.
 */
@Component
class PageWarmup implements ApplicationRunner {
  private static final Logger LOG = LoggerFactory.getLogger(PageWarmup.class);
  private static final Pattern LINK =
      Pattern.compile("(?:href|src)=\"(/[^\"#]*\\.(?:js|css|svg))\"");
  private static final List<String> FIRST_REQUESTS =
      List.of(
          "/v1/options",
          "/v1/datasets",
          "/v1/datasets/xor",
          "/v1/jobs/" + Job.FOUNDING,
          "/v1/jobs/" + Job.FOUNDING + "/losses",
          "/v1/jobs/" + Job.FOUNDING + "/predictions",
          "/v1/jobs/" + Job.FOUNDING + "/gradient",
          "/v1/jobs/" + Job.FOUNDING + "/diagnosis");
  private static final int TIMES = 2;

  private final ApplicationContext service;
  private final boolean visits;
  private final boolean exits;
  private volatile @Nullable Thread warmup;

  PageWarmup(
      ApplicationContext service,
      @Value("${plateau.first-visit}") boolean visits,
      @Value("${plateau.exit-after-first-visit}") boolean exits) {
    this.service = service;
    this.visits = visits;
    this.exits = exits;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    String port = service.getEnvironment().getRequiredProperty("local.server.port");
    String origin = "http://127.0.0.1:" + port;
    LOG.info("Ready: the page is at {}", origin);
    warmup =
        Thread.ofPlatform()
            .daemon()
            .name("warmup")
            .start(() -> {
              if (visits) {
                visit(origin);
              }
              Warmup.run();
            });
    if (exits) {
      Thread.ofPlatform().name("exit").start(this::exit);
    }
  }

  private void exit() {
    try {
      await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    System.exit(SpringApplication.exit(service));
  }

  private static void visit(String origin) {
    try {
      for (int k = 0; k < TIMES; k++) {
        for (String address : links(read(origin + "/", "identity"))) {
          read(origin + address, "gzip");
        }
      }
    } catch (IOException e) {
      LOG.info("The page was not requested, so the first visit may be slower: {}", e.getMessage());
    }
  }

  /** Waits until all is warm. */
  void await() throws InterruptedException {
    Objects.requireNonNull(warmup).join();
  }

  private static List<String> links(String page) {
    Stream<String> files = LINK.matcher(page).results().map(link -> link.group(1));
    return Stream.concat(files, FIRST_REQUESTS.stream()).distinct().toList();
  }

  private static String read(String address, String encoding) throws IOException {
    var connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
    connection.setRequestProperty("Accept", "text/html,*/*;q=0.8");
    connection.setRequestProperty("Accept-Encoding", encoding);
    connection.setRequestProperty("Prefer", "wait=60"); // for the diagnosis
    switch (connection.getResponseCode()) {
      case HttpURLConnection.HTTP_NOT_FOUND, HttpURLConnection.HTTP_UNAUTHORIZED -> {
        return ""; // without the example job, or where a key is needed
      }
      default -> {}
    }
    try (InputStream in = connection.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
