package dev.plateau.web.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Unpacks bodies that come with {@code Content-Encoding: gzip}, up to the limit of a body: a small
 * one may unpack to gigabytes. Uploads are left to those who read tables, gzip or not.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 11)
public final class BodyEncoding extends OncePerRequestFilter {
  private static final Set<String> GZIP = Set.of("gzip", "x-gzip");
  private static final String IDENTITY = "identity";

  private final DataSize limit;
  private final HandlerExceptionResolver problems;

  public BodyEncoding(DataSize limit, HandlerExceptionResolver problems) {
    this.limit = limit;
    this.problems = problems;
  }

  /** The body is packed in a way that the service does not read. */
  public static final class Unknown extends RuntimeException {
    Unknown(String encoding) {
      super("Content-Encoding must be gzip or identity, is \"%s\".".formatted(encoding));
    }
  }

  /** The body is not what its encoding says. */
  public static final class Broken extends RuntimeException {
    Broken() {
      super("The body is broken or cut off: its gzip cannot be unpacked.");
    }
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    List<String> values = Collections.list(request.getHeaders(HttpHeaders.CONTENT_ENCODING));
    String encoding = String.join(", ", values).strip().toLowerCase(Locale.ROOT);
    boolean packed = GZIP.contains(encoding);
    if (!packed && !encoding.isEmpty() && !encoding.equals(IDENTITY)) {
      problems.resolveException(request, response, null, new Unknown(encoding));
    } else if (packed && !BodyLimit.isUpload(request)) {
      chain.doFilter(new Unpacked(request, limit.toBytes()), response);
    } else {
      chain.doFilter(request, response);
    }
  }

  /** A request as if its body had come unpacked, without a length. */
  private static final class Unpacked extends HttpServletRequestWrapper {
    private static final List<String> HIDDEN =
        List.of(HttpHeaders.CONTENT_ENCODING, HttpHeaders.CONTENT_LENGTH);

    private final long limit;
    private @Nullable ServletInputStream body;

    Unpacked(HttpServletRequest request, long limit) {
      super(request);
      this.limit = limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      ServletInputStream known =
          body == null ? BodyLimit.counted(unpacked(super.getInputStream()), limit, this) : body;
      body = known;
      return known;
    }

    private static InputStream unpacked(InputStream packed) throws IOException {
      try {
        return new Gzip(new GZIPInputStream(packed));
      } catch (ZipException | EOFException e) {
        throw new Broken();
      }
    }

    @Override
    public int getContentLength() {
      return -1;
    }

    @Override
    public long getContentLengthLong() {
      return -1;
    }

    @Override
    public @Nullable String getHeader(String name) {
      return isHidden(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      return isHidden(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
      return Collections.enumeration(
          Collections.list(super.getHeaderNames()).stream()
              .filter(name -> !isHidden(name))
              .toList());
    }

    private static boolean isHidden(String name) {
      return HIDDEN.stream().anyMatch(name::equalsIgnoreCase);
    }
  }

  private static final class Gzip extends FilterInputStream {
    Gzip(GZIPInputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      try {
        return super.read();
      } catch (ZipException | EOFException e) {
        throw new Broken();
      }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        return super.read(bytes, offset, length);
      } catch (ZipException | EOFException e) {
        throw new Broken();
      }
    }
  }
}
