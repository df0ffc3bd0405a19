package dev.plateau.web.request;

import dev.plateau.job.Job;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;

/** The caching headers of what changes until it has ended, and of all that is known about it. */
public final class ConditionalGet {
  static final String ANY = "*";
  private static final String RETRY_SECONDS = "1";
  private static final int TAG_BYTES = 6;

  private ConditionalGet() {}

  /** The client has seen something else than there is. */
  public static final class Changed extends RuntimeException {
    Changed() {
      super("If-Match names no tag of the present state.");
    }
  }

  /**
   * What is represented, in a state that determines every representation by the same build.
   *
   * @param name its id, or a name
   * @param ended whether the state is the last one
   */
  public record Version(String name, String state, boolean ended) {
    public static Version of(Job job) {
      String progress = job.isTerminal() ? "" : job.metrics().progress().toString();
      return new Version(job.id().toString(), job.life() + progress, job.isTerminal());
    }

    /** What all its tags begin with. */
    private String tag() {
      return name + "-" + digest(state + ServiceVersion.DIGEST);
    }
  }

  /** Whether a request about a job is answered already, once that has ended. */
  public static boolean isAnswered(Job job, WebRequest request) {
    return job.isTerminal() && isAnswered(Version.of(job), request);
  }

  /**
   * Whether a request is answered already: by a 304 without a body as the client has what it asks
   * for, or by what was answered last time.
   */
  public static boolean isAnswered(Version version, WebRequest request) {
    String tag = tag(version, request);
    boolean any = ANY.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH));
    boolean unchanged = request.checkNotModified(tag) || any;
    if (!(request instanceof ServletWebRequest servlet)) {
      return unchanged;
    }
    boolean answered = unchanged || (version.ended() && Representation.isRepeated(servlet, tag));
    if (answered) {
      HttpServletResponse response = Objects.requireNonNull(servlet.getResponse());
      if (unchanged) {
        response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      }
      response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noCache().getHeaderValue());
      response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
      if (!version.ended()) {
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
      }
    }
    return answered;
  }

  /**
   * Each Accept header has its own tag, and each prefix of a proxy, which links begin with; the
   * query is already part of the address.
   */
  private static String tag(Version version, WebRequest request) {
    String accept = Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), "*/*");
    boolean json = accept.equals("*/*") || accept.equals(MediaType.APPLICATION_JSON_VALUE);
    String prefix = Addresses.of("");
    String form = json && prefix.isEmpty() ? "" : "-" + digest((json ? "" : accept) + prefix);
    return "\"" + version.tag() + form + "\"";
  }

  private static String digest(String text) {
    byte[] digest = Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest, 0, TAG_BYTES);
  }

  /**
   * Checks that the client has seen what it changes, where it says so with {@code If-Match}.
   *
   * @param present what there is; read only where it matters
   * @throws Changed when its tag is of another state
   */
  public static void checkMatch(Supplier<Version> present, WebRequest request) {
    String[] tags = request.getHeaderValues(HttpHeaders.IF_MATCH);
    if (tags == null) {
      return;
    }
    String known = "\"" + Pattern.quote(present.get().tag()) + "(-[0-9a-f]+)?\"";
    if (Stream.of(tags)
        .flatMap(value -> Pattern.compile(",").splitAsStream(value))
        .map(String::strip)
        .noneMatch(tag -> tag.equals(ANY) || tag.matches(known))) {
      throw new Changed();
    }
  }

  public static ResponseEntity.BodyBuilder answer(Job job) {
    return answer(job.isTerminal());
  }

  /** The same for what has ended or not. */
  public static ResponseEntity.BodyBuilder answer(boolean ended) {
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.ok().cacheControl(CacheControl.noCache()).varyBy(HttpHeaders.ACCEPT);
    return ended ? answer : answer.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
  }
}
