package dev.plateau.trace;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A collector of traces, as far as OTLP over HTTP needs one: it keeps the spans that it is sent.
 */
final class Collector implements AutoCloseable {
  private final HttpServer server;
  private final List<Span> spans = new ArrayList<>();

  Collector() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  /**
   * A span.
   *
   * @param parent empty for the first one of a trace
   */
  record Span(String trace, String id, String parent, String name, Map<String, String> tags) {}

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      keep(exchange.getRequestBody().readAllBytes());
      exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
      exchange.sendResponseHeaders(200, -1);
    }
  }

  /** Reads an ExportTraceServiceRequest: spans are in scopes, which are in resources. */
  private synchronized void keep(byte[] request) {
    for (ProtobufMessage resource : new ProtobufMessage(request).messages(1)) {
      for (ProtobufMessage scope : resource.messages(2)) {
        scope.messages(2).forEach(span -> spans.add(span(span)));
      }
    }
    notifyAll();
  }

  private static Span span(ProtobufMessage span) {
    Map<String, String> tags = new TreeMap<>();
    for (ProtobufMessage tag : span.messages(9)) {
      ProtobufMessage value = tag.messages(2).getFirst();
      tags.put(tag.text(1), value.has(1) ? value.text(1) : String.valueOf(value.number(3)));
    }
    return new Span(hex(span, 1), hex(span, 2), hex(span, 4), span.text(5), tags);
  }

  private static String hex(ProtobufMessage span, int field) {
    return HexFormat.of().formatHex(span.text(field).getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The spans so far. */
  synchronized List<Span> spans() {
    return List.copyOf(spans);
  }

  /** Waits for a span. */
  synchronized Span await(Predicate<Span> wanted) throws InterruptedException {
    while (true) {
      List<Span> found = spans.stream().filter(wanted).toList();
      if (!found.isEmpty()) {
        return found.getFirst();
      }
      wait();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
