package dev.plateau.job;

import dev.plateau.data.BuiltIn;
import dev.plateau.data.Dataset;
import dev.plateau.kernel.KernelUse;
import dev.plateau.kernel.KernelWarmup;
import dev.plateau.spec.JobSpec;
import dev.plateau.training.Fleet;
import dev.plateau.training.Fleet.Member;
import dev.plateau.training.Spec;
import dev.plateau.training.Trainer;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Warms what trains: first for founding jobs. */
public final class Warmup {
  /** What founding jobs and their diagnosis use. */
  static final Set<KernelUse> FOUNDING =
      EnumSet.of(KernelUse.NARROW, KernelUse.SIGMOID, KernelUse.SQUARED_ERROR, KernelUse.LANES);

  /** What most other jobs use. */
  static final Set<KernelUse> COMMON =
      EnumSet.of(
          KernelUse.TILES,
          KernelUse.WIDE,
          KernelUse.TANH,
          KernelUse.RELU,
          KernelUse.BINARY_CROSS_ENTROPY,
          KernelUse.SOFTMAX,
          KernelUse.CROSS_ENTROPY);

  /** After about so many calls a method is compiled. */
  private static final int EPOCHS = 20_000;

  private static final int LANES = 104;

  private Warmup() {}

  /** Does nothing where kernels were not cold at the start; returns whether they were. */
  public static boolean run() {
    if (KernelWarmup.isOver()) {
      return false;
    }
    KernelWarmup.practise(FOUNDING, System::nanoTime);
    train();
    KernelWarmup.practise(COMMON, System::nanoTime);
    return true;
  }

  /** The founding network, alone and as a fleet. */
  private static void train() {
    Spec spec = JobSpec.FOUNDING.training().withEpochs(EPOCHS);
    Dataset xor = BuiltIn.named("xor").orElseThrow().data();
    Trainer.start(spec, xor, () -> false).train(EPOCHS);
    var member = new Member(spec.start(), spec.descent().learningRate());
    var _ = new Fleet(spec, xor, () -> false).train(Collections.nCopies(LANES, member), 1);
  }
}
