package dev.plateau.web.request;

import dev.plateau.job.MemoryBudget;
import dev.plateau.job.MemoryBudget.Reservation;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Refuses bodies above the limit, whether or not they declare their length, and lets in as many
 * large ones at once as memory holds.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
public class BodyLimit extends OncePerRequestFilter {
  /** Where tables are uploaded, which are read as streams. */
  private static final String UPLOADS = "/v1/datasets";

  /** What a byte of JSON takes once it is read: in "1," half a number with all that holds it. */
  private static final int BYTES_A_BYTE = 16;

  /** Bytes of a body between two looks at the memory. */
  private static final int STEP = 1 << 16;

  private static final String MEMORY = BodyLimit.class.getName() + ".memory";

  private final DataSize body;
  private final DataSize upload;
  private final MemoryBudget memory;
  private final HandlerExceptionResolver problems;

  /**
   * A filter.
   *
   * @param body of a request
   * @param upload of a table, whose memory its reader counts
   */
  public BodyLimit(
      DataSize body, DataSize upload, MemoryBudget memory, HandlerExceptionResolver problems) {
    this.body = body;
    this.upload = upload;
    this.memory = memory;
    this.problems = problems;
  }

  /** The body has more bytes than the limit. */
  public static final class Exceeded extends RuntimeException {
    Exceeded(long limit) {
      super("The body is larger than the limit of %,d bytes.".formatted(limit));
    }
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean isUpload = isUpload(request);
    long limit = (isUpload ? upload : body).toBytes();
    if (request.getContentLengthLong() > limit) {
      problems.resolveException(request, response, null, new Exceeded(limit));
      return;
    }
    try (Reservation held = memory.open()) {
      request.setAttribute(MEMORY, held);
      chain.doFilter(
          new Limited(request, limit, isUpload ? bytes -> {} : counting(held)), response);
    }
  }

  /** Takes memory for bytes as they are read, in steps. */
  private static LongConsumer counting(Reservation held) {
    long[] counted = {0};
    return bytes -> {
      if (bytes - counted[0] >= STEP) {
        held.grow((bytes - counted[0]) * BYTES_A_BYTE);
        counted[0] = bytes;
      }
    };
  }

  /**
   * Takes memory for what a request holds until it is answered; a little counts for nothing.
   *
   * @throws dev.plateau.job.NoRoom when so much is not free
   */
  public static void hold(HttpServletRequest request, long bytes) {
    if (bytes >= STEP && request.getAttribute(MEMORY) instanceof Reservation held) {
      held.grow(bytes);
    }
  }

  /** Whether the body is a table, which is not kept. */
  static boolean isUpload(HttpServletRequest request) {
    return request.getRequestURI().equals(UPLOADS);
  }

  /** A body that ends with an exception at the limit, and takes memory as it is read. */
  static ServletInputStream counted(InputStream body, long limit, HttpServletRequest request) {
    LongConsumer memory =
        request.getAttribute(MEMORY) instanceof Reservation held ? counting(held) : bytes -> {};
    return new Counted(body, limit, memory);
  }

  private static final class Limited extends HttpServletRequestWrapper {
    private final long limit;
    private final LongConsumer memory;

    Limited(HttpServletRequest request, long limit, LongConsumer memory) {
      super(request);
      this.limit = limit;
      this.memory = memory;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new Counted(super.getInputStream(), limit, memory);
    }
  }

  private static final class Counted extends BodyStream {
    private final long limit;
    private final LongConsumer memory;
    private long count;

    Counted(InputStream in, long limit, LongConsumer memory) {
      super(in);
      this.limit = limit;
      this.memory = memory;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int read) {
      count += read;
      if (count > limit) {
        throw new Exceeded(limit);
      }
      memory.accept(count);
    }
  }
}
