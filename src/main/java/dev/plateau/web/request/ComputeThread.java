package dev.plateau.web.request;

import dev.plateau.spec.Computing;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * One thread for computations that take longer than a moment. Virtual threads are not preempted: a
 * few that compute would block every other request.
 */
@Component
public class ComputeThread implements Computing, DisposableBean {
  /** Multiply budget on the request's own thread, roughly 1 ms. */
  private static final double MAX_ON_REQUEST_THREAD = 1e6;

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("computing").factory());

  /** Computes a little work on the calling thread, more on the compute thread. */
  @Override
  public <T> T run(double multiplications, Supplier<T> work) {
    if (multiplications <= MAX_ON_REQUEST_THREAD) {
      return work.get();
    }
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
    thread.shutdownNow();
  }
}
