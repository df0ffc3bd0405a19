package dev.plateau.training;

import dev.plateau.data.Dataset;
import dev.plateau.network.Activation;
import dev.plateau.network.Initialization;
import dev.plateau.network.Loss;
import dev.plateau.network.Network;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Prints what 10,000 more epochs of a run and of a fleet allocate once they are compiled, in bytes;
 * a program, as it depends on how a virtual machine was started.
 */
public final class AllocationCheck {
  private static final Dataset XOR =
      Dataset.ofRows(
          new double[][] {{0, 0}, {1, 0}, {0, 1}, {1, 1}}, new double[][] {{0}, {1}, {1}, {0}});
  private static final List<Fleet.Member> STARTS =
      IntStream.range(0, 16)
          .mapToObj(
              seed -> new Fleet.Member(new Start(new Initialization.Uniform(-1, 1), seed), 0.3))
          .toList();

  private AllocationCheck() {}

  private static final int MAX_REPETITIONS = 20;

  /** Repeats until both are at most an argument, for some rounds at most. */
  public static void main(String[] arguments) {
    long wanted = Long.parseLong(arguments[0]);
    int repetitions = 0;
    long run;
    long fleet;
    do {
      run = allocated(AllocationCheck::train, 16_000) - allocated(AllocationCheck::train, 6_000);
      fleet = allocated(AllocationCheck::fleet, 12_000) - allocated(AllocationCheck::fleet, 2_000);
    } while (Math.max(run, fleet) > wanted && ++repetitions < MAX_REPETITIONS);
    System.out.println(run + " " + fleet);
  }

  private static long allocated(IntConsumer work, int epochs) {
    return Allocated.by(() -> work.accept(epochs));
  }

  private static void train(int epochs) {
    Trainer.start(spec(16_000), XOR, () -> false).train(epochs);
  }

  private static void fleet(int epochs) {
    new Fleet(spec(epochs), XOR, () -> false).train(STARTS, 1);
  }

  private static Spec spec(int epochs) {
    return Spec.of(Network.of(2, List.of(2), Activation.SIGMOID, 1, Activation.IDENTITY), Loss.MSE)
        .withInit(new Initialization.Uniform(-1, 1))
        .withSeed(7)
        .withEpochs(epochs);
  }
}
