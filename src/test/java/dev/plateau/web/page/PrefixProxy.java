package dev.plateau.web.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A proxy that serves a service below a prefix, and nothing beside it. */
final class PrefixProxy implements AutoCloseable {
  private static final List<String> OF_THE_CONNECTION =
      List.of("connection", "content-length", "host", "transfer-encoding");

  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private final String prefix;
  private final int target;

  private PrefixProxy(HttpServer server, String prefix, int target) {
    this.server = server;
    this.prefix = prefix;
    this.target = target;
  }

  static PrefixProxy start(String prefix, int target) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    PrefixProxy proxy = new PrefixProxy(server, prefix, target);
    server.createContext(prefix + "/", proxy::forward);
    server.setExecutor(proxy.threads);
    server.start();
    return proxy;
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void forward(HttpExchange exchange) throws IOException {
    try (exchange) {
      HttpResponse<InputStream> answer =
          client.send(request(exchange), BodyHandlers.ofInputStream());
      answer
          .headers()
          .map()
          .forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name)) {
              exchange.getResponseHeaders().put(name, values);
            }
          });
      exchange.sendResponseHeaders(answer.statusCode(), answer.statusCode() == 304 ? -1 : 0);
      try (InputStream body = answer.body()) {
        byte[] part = new byte[8192];
        for (int n = body.read(part); n >= 0; n = body.read(part)) {
          exchange.getResponseBody().write(part, 0, n);
          exchange.getResponseBody().flush();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest request(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString().substring(prefix.length());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + target + path))
            .method(
                exchange.getRequestMethod(),
                BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> {
          if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> request.header(name, value));
          }
        });
    return request
        .header("X-Forwarded-Host", exchange.getRequestHeaders().getFirst("Host"))
        .header("X-Forwarded-Prefix", prefix)
        .build();
  }

  @Override
  public void close() {
    server.stop(0);
    client.shutdownNow();
    threads.shutdownNow();
  }
}
