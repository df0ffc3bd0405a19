package dev.plateau.web.request;

import dev.plateau.web.request.LatestAnswers.Content;
import dev.plateau.web.request.LatestAnswers.Place;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * An answer that is held until it is known how it is sent: a short one to its end, a long one to
 * the length from which on it is sent as it is written.
 */
final class Representation extends NotedResponse {
  /** Bytes from which on packing is worth it. */
  static final int MIN_PACKED = 2_048;

  /** Bytes up to which an answer gets a tag of its content. */
  static final int MAX_TAGGED = 1 << 18;

  private static final Pattern TEXT =
      Pattern.compile(
          "text/(?!event-stream).*|(application|image)/(.*\\+)?(json|xml|javascript|yaml)(;.*)?"
              + "|application/(x-ndjson|openmetrics-text).*");
  private static final Pattern EVENTS = Pattern.compile("text/event-stream.*");
  private static final int TAG_BYTES = 12;
  private static final String NAME = Representation.class.getName();

  private final GzipTags request;
  private final boolean takesGzip;
  private final LatestAnswers latest;
  private final Body body = new Body();
  private @Nullable PrintWriter writer;
  private @Nullable Place kept;

  Representation(GzipTags request, HttpServletResponse response, LatestAnswers latest) {
    super(response);
    this.request = request;
    this.latest = latest;
    request.setAttribute(NAME, this);
    this.takesGzip =
        AcceptEncoding.takesGzip(request) && request.getHeader(HttpHeaders.RANGE) == null;
  }

  /**
   * Gives the answer to a request that was given last time, if there is one; else the one that is
   * to be given is kept. What a client prefers is told in the answer, which is then its own.
   *
   * @param tag of a state that is the last one
   */
  static boolean isRepeated(ServletWebRequest request, String tag) {
    return request.getHeader(PreferHeader.HEADER) == null
        && request.getAttribute(NAME, RequestAttributes.SCOPE_REQUEST) instanceof Representation it
        && it.isReading()
        && it.isRepeated(tag);
  }

  private boolean isRepeated(String tag) {
    Place place = latest.of(request, tag);
    Content content = place.get();
    if (content == null) {
      kept = place;
      return false;
    }
    setContentType(content.type);
    body.held.writeBytes(content.bytes);
    return true;
  }

  private void keep(byte[] content) {
    String type = getContentType();
    if (kept != null && getStatus() == SC_OK && type != null && content.length > 0) {
      kept.set(new Content(type, content));
    }
  }

  /** Bytes of which an answer is held until it is known how it is sent. */
  private int mostHeld() {
    return needsTag() ? MAX_TAGGED : kept == null ? MIN_PACKED : LatestAnswers.MAX_BYTES;
  }

  /** Sends what was held and ends what was begun. */
  void finish() throws IOException {
    if (writer != null) {
      writer.flush();
    }
    if (!isSentOtherwise()) {
      body.end();
    }
  }

  /** Gives back what the answer took, finished or not. */
  void release() {
    body.release();
  }

  private boolean isOf(Pattern types) {
    String type = getContentType();
    return type != null && types.matcher(type).matches();
  }

  private boolean isReading() {
    String method = request.getMethod();
    return method.equals(HttpMethod.GET.name()) || method.equals(HttpMethod.HEAD.name());
  }

  private boolean needsTag() {
    return getStatus() == SC_OK && isReading() && getHeader(HttpHeaders.ETAG) == null;
  }

  /** Whether an answer of so many bytes may be packed; it then varies, packed or not. */
  private boolean isPackable(long bytes) {
    boolean packable =
        bytes >= MIN_PACKED
            && isOf(TEXT)
            && getStatus() != SC_PARTIAL_CONTENT
            && getHeader(HttpHeaders.CONTENT_ENCODING) == null;
    if (packable) {
      addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    }
    return packable;
  }

  private void announceGzip() {
    setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
    String tag = getHeader(HttpHeaders.ETAG);
    if (tag != null) {
      setHeader(HttpHeaders.ETAG, GzipTags.packed(tag));
    }
  }

  /** Tags a whole answer by its content; returns whether the client has it. */
  private boolean isKnown(byte[] content) {
    MessageDigest digest = Sha256.digest();
    digest.update(String.valueOf(getContentType()).getBytes(StandardCharsets.UTF_8));
    digest.update(content);
    String tag = "\"" + HexFormat.of().formatHex(digest.digest(), 0, TAG_BYTES) + "\"";
    if (getHeader(HttpHeaders.CACHE_CONTROL) == null) {
      setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noCache().getHeaderValue());
    }
    boolean known =
        new ServletWebRequest(request, this).checkNotModified(tag)
            || ConditionalGet.ANY.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH));
    if (known) {
      setStatus(SC_NOT_MODIFIED);
    }
    return known;
  }

  /** The tag of what the client has, which may be packed. */
  private void confirm() {
    String tag = getHeader(HttpHeaders.ETAG);
    if (tag != null && request.hasPacked(tag)) {
      setHeader(HttpHeaders.ETAG, GzipTags.packed(tag));
    }
  }

  @Override
  public ServletOutputStream getOutputStream() {
    return body;
  }

  @Override
  public PrintWriter getWriter() throws IOException {
    if (writer == null) {
      writer =
          new PrintWriter(new OutputStreamWriter(body, Charset.forName(getCharacterEncoding())));
    }
    return writer;
  }

  @Override
  public void flushBuffer() throws IOException {
    body.flush();
  }

  @Override
  public void reset() {
    body.held.reset();
    super.reset();
  }

  @Override
  public void resetBuffer() {
    body.held.reset();
    super.resetBuffer();
  }

  /** The bytes of the answer: held until it is known how they are sent. */
  private final class Body extends ServletOutputStream {
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private @Nullable OutputStream sending;
    private @Nullable Gzip packing;

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] more, int offset, int count) throws IOException {
      if (sending == null && (long) held.size() + count > mostHeld()) {
        begin((long) held.size() + count);
      }
      (sending == null ? held : sending).write(more, offset, count);
    }

    /** Sends what is held and from now on all that is written. */
    private void begin(long bytes) throws IOException {
      OutputStream out = getResponse().getOutputStream();
      if (isPackable(Math.max(bytes, length())) && takesGzip) {
        packing = Gzip.over(out).orElse(null);
      }
      if (packing != null) {
        announceGzip();
        out = packing;
      } else if (length() >= 0) {
        getResponse().setContentLengthLong(length());
      }
      sending = out;
      held.writeTo(out);
      held.reset();
    }

    private void end() throws IOException {
      if (packing != null) {
        packing.finish();
      }
      if (sending == null) {
        sendWhole(held.toByteArray());
      }
    }

    private void sendWhole(byte[] content) throws IOException {
      boolean known = content.length > 0 && needsTag() && isKnown(content);
      if (known || getStatus() == SC_NOT_MODIFIED) {
        confirm();
        return;
      }
      keep(content);
      byte[] sent = content;
      if (isPackable(content.length) && takesGzip) {
        announceGzip();
        sent = Gzip.of(content);
      }
      long bytes = sent.length > 0 ? sent.length : length();
      if (bytes >= 0) {
        getResponse().setContentLengthLong(bytes);
      }
      getResponse().getOutputStream().write(sent);
    }

    private void release() {
      if (packing != null) {
        packing.release();
      }
    }

    /** Only events are sent at once; what else is flushed early would have no tag. */
    @Override
    public void flush() throws IOException {
      if (isOf(EVENTS)) {
        if (sending == null) {
          begin(held.size());
        }
        getResponse().flushBuffer();
      }
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException("Answers are written by the thread of their request");
    }
  }
}
