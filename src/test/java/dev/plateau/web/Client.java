package dev.plateau.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** A client of the service on some port of this machine; it holds every answer to the contract. */
public record Client(int port) {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** The founding example, word for word. */
  public static final String FOUNDING =
      """
      {"dataset": "xor", "init": {"type": "constant", "value": 0.1}, "alpha": 0.3, "epochs": 10000}
      """;

  /** A job that trains until it is cancelled. */
  public static final String ENDLESS =
      """
      {"dataset": "parity-6", "network": {"hidden": [2]}, "epochs": 1000000000}
      """;

  public HttpRequest.Builder to(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofMinutes(5));
    return headers.length == 0 ? request : request.headers(headers);
  }

  public Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
      Contract.of(port).check(response);
      return new Answer(response);
    } catch (IOException e) {
      throw new AssertionError("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** An answer that is read while it comes. */
  public HttpResponse<InputStream> stream(String path, String... headers) {
    return HTTP.sendAsync(to(path, headers).build(), BodyHandlers.ofInputStream()).join();
  }

  public Answer get(String path, String... headers) {
    return send(to(path, headers));
  }

  public Answer method(String method, String path, String... headers) {
    return send(to(path, headers).method(method, BodyPublishers.noBody()));
  }

  public Answer post(String path, String contentType, BodyPublisher body, String... headers) {
    return send(to(path, headers).header("Content-Type", contentType).POST(body));
  }

  public Answer post(String path, String json, String... headers) {
    return post(path, "application/json", BodyPublishers.ofString(json), headers);
  }

  /** A job's answer after its end. */
  public Answer train(String spec) {
    return post("/v1/jobs", spec, "Prefer", "wait=60").isStatus(201);
  }

  /** A job's diagnosis after its trials, which wait for those of other jobs. */
  public Answer diagnosis(String id) {
    Answer answer;
    do {
      answer = get("/v1/jobs/" + id + "/diagnosis", "Prefer", "wait=30");
    } while (answer.status() == 202);
    return answer.isStatus(200);
  }

  /** The id of a job that is training, with its first progress made. */
  public String startEndless() {
    String id = post("/v1/jobs", ENDLESS).isStatus(202).id();
    JsonNode job = get("/v1/jobs/" + id).json();
    while (job.path("progress").path("epoch").intValue() == 0) {
      job = get("/v1/jobs/" + id).json();
    }
    return id;
  }

  /** Cancels a job and waits until it has stopped. */
  public Answer stop(String id) {
    method("POST", "/v1/jobs/" + id + "/cancel");
    return get("/v1/jobs/" + id, "Prefer", "wait=60").isStatus(200);
  }
}
