package dev.plateau.web.access;

import dev.plateau.job.Caller;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many requests each caller may still send to this process: a bucket that a second fills, of
 * which each request takes a share.
 */
final class RequestRate {
  private final Map<String, Bucket> buckets = new Latest();

  /** What is left of a bucket, at a time in nanoseconds. */
  private record Bucket(double requests, long at) {}

  /**
   * Buckets of callers who have not come for long are full again, so that they can be forgotten.
   */
  private static final class Latest extends LinkedHashMap<String, Bucket> {
    private static final int MAX = 10_000;

    Latest() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
      return size() > MAX;
    }
  }

  /**
   * The answer to a request.
   *
   * @param left requests that may follow at once; -1: not even this one
   */
  record Allowance(int left) {
    boolean isGranted() {
      return left >= 0;
    }
  }

  /** Takes one request of a caller who has a limit. */
  synchronized Allowance take(Caller caller, long now) {
    int rate = caller.quota().requestsPerSecond();
    Bucket before = buckets.getOrDefault(caller.owner(), new Bucket(rate, now));
    double filled = Math.min(rate, before.requests() + (now - before.at()) * 1e-9 * rate);
    boolean granted = filled >= 1;
    buckets.put(caller.owner(), new Bucket(granted ? filled - 1 : filled, now));
    return new Allowance(granted ? (int) (filled - 1) : -1);
  }
}
