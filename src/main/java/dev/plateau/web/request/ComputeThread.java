package dev.plateau.web.request;

import dev.plateau.spec.Computing;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Two threads for computations that take longer than a moment, one of them for long ones, of which
 * only some may wait. Virtual threads are not preempted: a few that compute would block every other
 * request.
 */
@Component
public class ComputeThread implements Computing, DisposableBean {
  /** Multiply budget on the request's own thread, roughly 1 ms. */
  private static final double MAX_ON_REQUEST_THREAD = 1e6;

  /** Multiply budget beyond which a computation is a long one, roughly 0.1 s. */
  private static final double MAX_SHORT = 3e8;

  /** Long computations that may wait and run. */
  private static final int MAX_LONG = 8;

  private final ExecutorService shortOnes = thread("computing");
  private final ExecutorService longOnes = thread("computing-long");
  private final Semaphore places = new Semaphore(MAX_LONG);

  private static ExecutorService thread(String name) {
    return Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(name).factory());
  }

  /** As many long computations wait as may. */
  public static final class Busy extends RuntimeException {
    private Busy() {
      super("%d long computations are running or waiting".formatted(MAX_LONG));
    }
  }

  /**
   * Computes a little work on the calling thread, more on a compute thread.
   *
   * @throws Busy when the work is long and too much of that kind is waiting
   */
  @Override
  public <T> T run(double multiplications, Supplier<T> work) {
    if (multiplications <= MAX_ON_REQUEST_THREAD) {
      return work.get();
    }
    return multiplications <= MAX_SHORT ? on(shortOnes, work) : queued(work);
  }

  private <T> T queued(Supplier<T> work) {
    if (!places.tryAcquire()) {
      throw new Busy();
    }
    try {
      return on(longOnes, work);
    } finally {
      places.release();
    }
  }

  private static <T> T on(ExecutorService thread, Supplier<T> work) {
    try {
      return CompletableFuture.supplyAsync(work, thread).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  @Override
  public void destroy() {
    shortOnes.shutdownNow();
    longOnes.shutdownNow();
  }
}
