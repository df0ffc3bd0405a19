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
 * One thread for what takes a request longer than a moment to compute. Virtual threads do not take
 * turns: a few of them computing would hold up every other request.
 */
@Component
public class ComputeThread implements Computing, DisposableBean {
  /** Multiplications that a request may do on its own thread: about a millisecond. */
  private static final double MOMENT = 1e6;

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("computing").factory());

  /** Computes here and now when it is little, else on the thread for that. */
  @Override
  public <T> T run(double multiplications, Supplier<T> work) {
    if (multiplications <= MOMENT) {
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
