package dev.plateau.job;

import dev.plateau.network.Crew;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The processors that no other job computes on help a large one with its epochs: a thread each,
 * started when it is first of use, which goes back as soon as another job takes a turn.
 */
@Component
class IdleProcessors implements Crew, DisposableBean {
  /** How long a helper looks for the next part before it sleeps: a few steps of a mini-batch. */
  private static final long AWAKE_NANOS = 200_000;

  private static final long PAUSE_NANOS = 20_000;

  private final Turns turns;
  private final int processors;
  private final AtomicInteger busy = new AtomicInteger();
  private final AtomicInteger started = new AtomicInteger();
  private final ConcurrentLinkedDeque<Worker> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  IdleProcessors(Turns turns, TrainingProperties properties) {
    this.turns = turns;
    this.processors = properties.processors();
  }

  @Override
  public int most() {
    return processors - 1;
  }

  @Override
  public void share(Part part, int useful) {
    List<Call> calls = new ArrayList<>();
    while (calls.size() < useful && takeOne()) {
      calls.add(worker().call(part));
    }
    try {
      part.work(() -> false);
    } finally {
      calls.forEach(Call::join);
    }
    calls.forEach(Call::rethrow);
  }

  private boolean takeOne() {
    int now = busy.get();
    return now < processors - turns.taken() && busy.compareAndSet(now, now + 1);
  }

  /** Whether more threads compute than there are processors: one of those that ask goes. */
  private boolean isOneTooMany() {
    int now = busy.get();
    return now > processors - turns.taken() && busy.compareAndSet(now, now - 1);
  }

  private Worker worker() {
    Worker worker = idle.poll();
    return worker == null ? new Worker(started.incrementAndGet()) : worker;
  }

  @Override
  public void destroy() {
    closed = true;
    idle.forEach(worker -> LockSupport.unpark(worker.thread));
  }

  /** A part that a helper has taken. */
  private final class Call {
    private final Part part;
    private volatile boolean over;
    private boolean released;
    private @Nullable Throwable failure;

    Call(Part part) {
      this.part = part;
    }

    void run() {
      try {
        part.work(() -> released || (released = isOneTooMany()));
      } catch (RuntimeException | Error e) {
        failure = e;
      }
    }

    void end() {
      if (!released) {
        busy.decrementAndGet();
      }
      over = true;
    }

    void join() {
      for (long until = System.nanoTime() + AWAKE_NANOS; !over; ) {
        if (System.nanoTime() < until) {
          Thread.onSpinWait();
        } else {
          LockSupport.parkNanos(PAUSE_NANOS);
        }
      }
    }

    void rethrow() {
      switch (failure) {
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        case null, default -> {}
      }
    }
  }

  private final class Worker {
    private final AtomicReference<@Nullable Call> next = new AtomicReference<>();
    private final Thread thread;

    Worker(int number) {
      thread = Thread.ofPlatform().daemon().name("helping-" + number).start(this::serve);
    }

    Call call(Part part) {
      Call call = new Call(part);
      next.set(call);
      LockSupport.unpark(thread);
      return call;
    }

    private void serve() {
      while (!closed) {
        Call call = await();
        if (call != null) {
          call.run();
          idle.push(this);
          call.end();
        }
      }
    }

    private @Nullable Call await() {
      long until = System.nanoTime() + AWAKE_NANOS;
      while (System.nanoTime() < until) {
        if (next.get() != null) { // looking leaves the caller its cache line
          return next.getAndSet(null);
        }
        Thread.onSpinWait();
      }
      LockSupport.park(this);
      return next.getAndSet(null);
    }
  }
}
