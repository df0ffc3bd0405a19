package dev.plateau.job;

import dev.plateau.data.BuiltIn;
import dev.plateau.data.Dataset;
import dev.plateau.kernel.KernelWarmup;
import dev.plateau.spec.JobSpec;
import dev.plateau.training.Fleet;
import dev.plateau.training.Fleet.Member;
import dev.plateau.training.Spec;
import dev.plateau.training.Trainer;
import java.util.Collections;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Warms the vector kernels once the service is ready, in the background. */
@Component
class Warmup {
  /** A kernel is called once an epoch, and compiled after about so many calls. */
  private static final int EPOCHS = 20_000;

  private static final int LANES = 104;

  private volatile @Nullable Thread thread;

  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    if (!KernelWarmup.isOver()) {
      thread =
          Thread.ofPlatform().daemon().name("warmup").start(() -> KernelWarmup.run(Warmup::train));
    }
  }

  /** Who warms; empty where nobody needs to. */
  Optional<Thread> thread() {
    return Optional.ofNullable(thread);
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
