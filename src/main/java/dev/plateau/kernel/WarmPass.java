package dev.plateau.kernel;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The {@link FewRowsPass} of a shape, from the time on when it pays: new code is far slower than
 * the kernels until HotSpot has compiled it. So it is made once its shape has been asked for often
 * enough, in a thread of its own, and handed out when it is warm. When that happens does not matter
 * for the results, whose bits are the same.
 */
public final class WarmPass {
  /** Making a pass takes about as long as so many passes save. */
  private static final long OFTEN = 1_000_000;

  /** Calls after which HotSpot has compiled a method. */
  private static final int CALLS = 200_000;

  /** Shapes that get a pass in one process. */
  private static final int MAX_PASSES = 64;

  /** Shapes whose calls are counted. */
  private static final int MAX_SHAPES = 4_096;

  private static final Map<FewRowsPass.Shape, WarmPass> KNOWN = new ConcurrentHashMap<>();
  private static final AtomicInteger MADE = new AtomicInteger();

  private final FewRowsPass.Shape shape;
  private final AtomicBoolean wanted = new AtomicBoolean();
  private volatile @Nullable FewRowsPass pass;

  /** Counts that threads take from each other do not matter. */
  private long asked;

  private WarmPass(FewRowsPass.Shape shape) {
    this.shape = shape;
  }

  /** The pass of a shape; empty where there cannot be one. */
  public static Optional<WarmPass> of(FewRowsPass.Shape shape) {
    if (!shape.fits()) {
      return Optional.empty();
    }
    WarmPass known = KNOWN.get(shape);
    if (known == null && KNOWN.size() < MAX_SHAPES) {
      known = KNOWN.computeIfAbsent(shape, WarmPass::new);
    }
    return Optional.ofNullable(known);
  }

  /** The pass; null as long as the kernels are faster. */
  public @Nullable FewRowsPass get() {
    FewRowsPass known = pass;
    if (known == null
        && ++asked > OFTEN
        && wanted.compareAndSet(false, true)
        && MADE.incrementAndGet() <= MAX_PASSES) {
      Thread.ofPlatform().daemon().name("few-rows").start(this::make);
    }
    return known;
  }

  /** Makes the pass, calls it until it is compiled, and hands it out from then on. */
  public void make() {
    FewRowsPass made = FewRowsPass.of(shape);
    LayerLayout first = shape.layers().getFirst();
    LayerLayout last = shape.layers().getLast();
    double[] theta = new double[last.biasesAt() + last.out()];
    double[] gradient = new double[theta.length];
    double[] inputs = new double[first.in() * Kernels.STRIPES];
    double[] targets = new double[last.out() * Kernels.STRIPES];
    for (int k = 0; k < CALLS; k++) {
      theta[k % theta.length] = 1.0 / (1 + k % 7);
      made.gradient(theta, inputs, targets, 1, gradient);
    }
    pass = made;
  }
}
