package dev.plateau.trace;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.exporter.SpanExportingPredicate;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Work as spans of the trace of the request that asked for it; nothing while traces are off. */
@Component
public class Traces {
  /** Where traces go: the setting with the address of a collector. */
  public static final String COLLECTOR = "management.opentelemetry.tracing.export.otlp.endpoint";

  /** The header in which W3C writes where a trace stands. */
  private static final String TRACEPARENT = "traceparent";

  private final Tracer tracer;
  private final Propagator propagator;

  Traces(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
    this.tracer = tracer.getIfAvailable(() -> Tracer.NOOP);
    this.propagator = propagator.getIfAvailable(() -> Propagator.NOOP);
  }

  /** Work that has begun and ends when it is closed, on the same thread. */
  public static final class Work implements AutoCloseable {
    private final Span span;
    private final Tracer.SpanInScope scope;

    private Work(Span span, Tracer.SpanInScope scope) {
      this.span = span;
      this.scope = scope;
    }

    public Work tag(String name, String value) {
      span.tag(name, value);
      return this;
    }

    public Work tag(String name, long value) {
      span.tag(name, value);
      return this;
    }

    /** Notes why the work failed. */
    public void failed(Throwable why) {
      span.error(why);
    }

    @Override
    public void close() {
      scope.close();
      span.end();
    }
  }

  /**
   * Where the work of this thread stands in its trace, as a {@code traceparent} of W3C; empty while
   * traces are off.
   */
  public Optional<String> here() {
    Span span = tracer.currentSpan();
    if (span == null) {
      return Optional.empty();
    }
    Map<String, String> headers = new HashMap<>();
    propagator.inject(
        span.context(),
        headers,
        (carrier, name, value) -> Objects.requireNonNull(carrier).put(name, value));
    return Optional.ofNullable(headers.get(TRACEPARENT));
  }

  /** Begins a part of the work of this thread. */
  public Work begin(String name) {
    return begun(tracer.nextSpan().name(name).start());
  }

  /**
   * Begins work that was asked for elsewhere.
   *
   * @param cause where the request stood in its trace; without one the work is a trace of its own
   */
  public Work begin(String name, Optional<String> cause) {
    Map<String, String> headers = cause.map(where -> Map.of(TRACEPARENT, where)).orElse(Map.of());
    return begun(propagator.extract(headers, Map::get).name(name).start());
  }

  private Work begun(Span span) {
    return new Work(span, tracer.withSpan(span));
  }

  /**
   * What the service does by the clock is no part of a request; nor are questions after its health.
   */
  @Bean
  static SpanExportingPredicate requestsAndTheirWork() {
    return span ->
        !span.getName().startsWith("task ")
            && !span.getTags().getOrDefault("http.url", "").startsWith("/actuator");
  }
}
