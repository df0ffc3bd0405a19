package dev.plateau.job;

import java.util.function.Function;
import org.springframework.util.ConcurrentLruCache;

/**
 * What short texts of the job table mean. A job is read several times while it lives and again by
 * all who ask for it, so the texts read last are not read anew.
 *
 * @param <T> what a text means; must not change
 */
final class Texts<T> {
  private static final int MAX_TEXTS = 512;
  private static final int MAX_LENGTH = 4_096;

  private final Function<String, T> reader;
  private final ConcurrentLruCache<String, T> latest;

  Texts(Function<String, T> reader) {
    this.reader = reader;
    this.latest = new ConcurrentLruCache<>(MAX_TEXTS, reader);
  }

  T read(String text) {
    return text.length() <= MAX_LENGTH ? latest.get(text) : reader.apply(text);
  }
}
