package dev.plateau.job;

import dev.plateau.diagnosis.trial.Budget;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** A budget of processor time, of the thread that creates it. */
final class CpuTimeBudget implements Budget {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final long end;
  private final BooleanSupplier closed;

  CpuTimeBudget(Duration budget, BooleanSupplier closed) {
    this.end = THREADS.getCurrentThreadCpuTime() + budget.toNanos();
    this.closed = closed;
  }

  @Override
  public double seconds() {
    return closed.getAsBoolean() ? 0 : (end - THREADS.getCurrentThreadCpuTime()) * 1e-9;
  }
}
