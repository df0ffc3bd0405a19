package dev.plateau.network;

import static dev.plateau.kernel.Kernels.BLOCK;

import dev.plateau.data.Dataset;
import dev.plateau.math.Euclidean;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The loss over many rows, and its gradient, by several threads.
 *
 * <p>Each thread takes the next block with memory of its own, and adds what came of it when all
 * blocks before are added. A block's sums start from 0 wherever they are added, so the bits are
 * those of one thread, however many help.
 */
final class SharedPass {
  /**
   * Multiply-adds from which on sharing pays: some hundred times what it takes to wake a thread.
   */
  private static final double MIN_WORK = 2e6;

  /** Looks at the threads before it, some 50 microseconds, before one waits more patiently. */
  private static final int SPINS = 1 << 10;

  private static final long PAUSE_NANOS = 20_000;

  /** Numbers of the gradients that a thread may hold until it adds them: what fits its cache. */
  private static final int HELD = 50_000;

  private static final int LONGEST_RUN = 8;

  private final Network network;
  private final Loss loss;
  private final Dataset data;
  private final BooleanSupplier cancelled;
  private final Crew crew;
  private final Queue<Worker> idle = new ConcurrentLinkedQueue<>();

  SharedPass(Network network, Loss loss, Dataset data, BooleanSupplier cancelled, Crew crew) {
    this.network = network;
    this.loss = loss;
    this.data = data;
    this.cancelled = cancelled;
    this.crew = crew;
  }

  /** Whether so many rows are worth sharing. */
  static boolean pays(Network network, int rows) {
    return rows > BLOCK && Work.gradient(network, rows) >= MIN_WORK;
  }

  /** Blocks that a thread takes at most at once. */
  static int run(Network network) {
    return Math.toIntExact(Math.clamp(HELD / network.parameters(), 1, LONGEST_RUN));
  }

  boolean pays(int rows) {
    return crew.most() > 0 && pays(network, rows);
  }

  /**
   * The sum of the losses of the rows order[from] .. order[to - 1].
   *
   * @param gradient of their mean, added to; null where it is not wanted
   */
  double sum(double[] theta, int[] order, int from, int to, double @Nullable [] gradient) {
    Sum sum = new Sum(theta, order, from, to, gradient);
    crew.share(sum, sum.runs - 1);
    if (sum.stopped) {
      throw new CancellationException("cancelled between two blocks");
    }
    return sum.losses;
  }

  /** The memory of one thread: of a pass, and for what came of some blocks. */
  private final class Worker {
    private final Block block = new Block(data, BLOCK);
    private final Backpropagation pass = new Backpropagation(network, loss, block);
    private final double[] losses = new double[run(network)];
    private final double[][] gradients =
        new double[run(network)][Math.toIntExact(network.parameters())];
  }

  private final class Sum implements Crew.Part {
    private final double[] theta;
    private final int[] order;
    private final int from;
    private final int to;
    private final double @Nullable [] gradient;
    private final int blocks;

    /**
     * Runs of blocks that threads take, as many for each: what comes of a run is added in one go,
     * as the sum moves to another core with each.
     */
    private final int runs;

    private final AtomicInteger next = new AtomicInteger();

    /** Blocks whose results are added; guards losses and gradient. */
    private volatile int added;

    private volatile boolean stopped;
    private double losses;

    Sum(double[] theta, int[] order, int from, int to, double @Nullable [] gradient) {
      this.theta = theta;
      this.order = order;
      this.from = from;
      this.to = to;
      this.gradient = gradient;
      this.blocks = Math.ceilDiv(to - from, BLOCK);
      int threads = crew.most() + 1;
      this.runs = Math.min(blocks, threads * Math.ceilDiv(blocks, threads * run(network)));
    }

    @Override
    public void work(BooleanSupplier released) {
      Worker known = idle.poll();
      Worker worker = known == null ? new Worker() : known;
      boolean whole = false;
      try {
        int run;
        while (!stopped && !released.getAsBoolean() && (run = next.getAndIncrement()) < runs) {
          int first = begin(run);
          int end = begin(run + 1);
          for (int k = first; k < end; k++) {
            if (cancelled.getAsBoolean()) {
              return;
            }
            compute(worker, k, k - first);
          }
          add(worker, first, end);
        }
        whole = true;
      } finally {
        stopped |= !whole;
        idle.add(worker);
      }
    }

    private int begin(int run) {
      return Math.toIntExact((long) run * blocks / runs);
    }

    private void compute(Worker worker, int k, int place) {
      int at = from + k * BLOCK;
      worker.block.load(data, order, at, Math.min(BLOCK, to - at));
      worker.pass.forward(theta, worker.block);
      worker.losses[place] = worker.pass.loss(to - from);
      if (gradient != null) {
        Arrays.fill(worker.gradients[place], 0);
        worker.pass.backward(theta, worker.gradients[place]);
      }
    }

    /** Adds what came of some blocks, once all before them are added. */
    private void add(Worker worker, int first, int end) {
      for (int spins = 1; added < first && !stopped; spins++) {
        if (spins % SPINS == 0) {
          LockSupport.parkNanos(PAUSE_NANOS);
        } else {
          Thread.onSpinWait();
        }
      }
      if (stopped) {
        return;
      }
      for (int place = 0; place < end - first; place++) {
        losses += worker.losses[place];
        if (gradient != null) {
          Euclidean.addScaled(gradient, 1, worker.gradients[place]);
        }
      }
      added = end;
    }
  }
}
