package dev.plateau.web.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ConcurrentLruCache;

/**
 * The short answers that were given last about what has ended. Who asks for the same gets the same
 * bytes, which are not made anew; whether it is still there, and for whom, is asked each time.
 */
final class LatestAnswers {
  /** Bytes up to which an answer is kept. */
  static final int MAX_BYTES = 1 << 14;

  private static final int MAX_ANSWERS = 512;

  private final ConcurrentLruCache<Question, Place> latest =
      new ConcurrentLruCache<>(MAX_ANSWERS, question -> new Place());

  /**
   * What is asked for.
   *
   * @param tag of the state that determines the answer, and of its form
   */
  private record Question(String address, @Nullable String query, String tag) {}

  /** An answer without the headers that every answer of its kind has. */
  static final class Content {
    final String type;
    final byte[] bytes;

    Content(String type, byte[] bytes) {
      this.type = type;
      this.bytes = bytes;
    }
  }

  /** Where an answer is kept once it is given. */
  static final class Place extends AtomicReference<@Nullable Content> {}

  Place of(HttpServletRequest request, String tag) {
    return latest.get(new Question(request.getRequestURI(), request.getQueryString(), tag));
  }
}
