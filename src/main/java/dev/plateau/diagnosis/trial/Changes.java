package dev.plateau.diagnosis.trial;

import dev.plateau.kernel.Elementary;
import dev.plateau.network.Activation;
import dev.plateau.network.Initialization;
import dev.plateau.network.Initialization.Constant;
import dev.plateau.network.Initialization.GlorotUniform;
import dev.plateau.network.Initialization.Theta;
import dev.plateau.network.Loss;
import dev.plateau.network.Network;
import dev.plateau.training.Optimizer;
import dev.plateau.training.Spec;
import dev.plateau.training.StoppingCriteria;
import java.util.List;
import java.util.OptionalInt;

/** Specs that differ in one thing. */
public final class Changes {
  private Changes() {}

  public static Spec init(Spec spec, Initialization init) {
    return spec.from(init, spec.seed(), spec.alpha());
  }

  public static Spec seed(Spec spec, long seed) {
    return spec.from(spec.init(), seed, spec.alpha());
  }

  public static Spec alpha(Spec spec, double alpha) {
    return spec.from(spec.init(), spec.seed(), alpha);
  }

  public static Spec epochs(Spec spec, int epochs) {
    return with(spec, spec.network(), spec.loss(), spec.optimizer(), epochs, spec.batchSize());
  }

  public static Spec batchSize(Spec spec, OptionalInt rows) {
    return with(spec, spec.network(), spec.loss(), spec.optimizer(), spec.epochs(), rows);
  }

  public static Spec optimizer(Spec spec, Optimizer optimizer, double alpha) {
    Spec changed =
        with(spec, spec.network(), spec.loss(), optimizer, spec.epochs(), spec.batchSize());
    return alpha(changed, alpha);
  }

  static Spec stopWhen(Spec spec, StoppingCriteria rules) {
    return new Spec(
        spec.network(),
        spec.loss(),
        spec.init(),
        spec.seed(),
        spec.optimizer(),
        spec.alpha(),
        spec.epochs(),
        spec.batchSize(),
        spec.standardize(),
        rules);
  }

  public static Spec standardized(Spec spec) {
    return new Spec(
        spec.network(),
        spec.loss(),
        spec.init(),
        spec.seed(),
        spec.optimizer(),
        spec.alpha(),
        spec.epochs(),
        spec.batchSize(),
        true,
        spec.stopWhen());
  }

  public static Spec output(Spec spec, Activation output, Loss loss) {
    Network old = spec.network();
    Network network =
        new Network(old.inputs(), old.hidden(), old.activations(), old.outputs(), output);
    return with(spec, network, loss, spec.optimizer(), spec.epochs(), spec.batchSize());
  }

  public static Spec activation(Spec spec, Activation activation) {
    Network old = spec.network();
    Network network =
        Network.of(old.inputs(), old.hidden(), activation, old.outputs(), old.output());
    return with(spec, network, spec.loss(), spec.optimizer(), spec.epochs(), spec.batchSize());
  }

  /** One activation in place of another. */
  public static Spec replacing(Spec spec, Activation old, Activation other) {
    Network before = spec.network();
    List<Activation> activations =
        before.activations().stream().map(h -> h == old ? other : h).toList();
    Network network =
        new Network(
            before.inputs(), before.hidden(), activations, before.outputs(), before.output());
    return with(spec, network, spec.loss(), spec.optimizer(), spec.epochs(), spec.batchSize());
  }

  public static Spec hiddenLayer(Spec spec, int units) {
    Network old = spec.network();
    Network network =
        Network.of(old.inputs(), List.of(units), Activation.SIGMOID, old.outputs(), old.output());
    return with(spec, network, spec.loss(), spec.optimizer(), spec.epochs(), spec.batchSize());
  }

  /** So many times as wide; a start that fits one shape only, or is the same for all, is drawn. */
  public static Spec wider(Spec spec, int factor) {
    Network old = spec.network();
    List<Integer> hidden = old.hidden().stream().map(width -> width * factor).toList();
    Spec changed =
        with(
            spec,
            new Network(old.inputs(), hidden, old.activations(), old.outputs(), old.output()),
            spec.loss(),
            spec.optimizer(),
            spec.epochs(),
            spec.batchSize());
    return isFixed(spec.init()) ? init(changed, new GlorotUniform()) : changed;
  }

  private static Spec with(
      Spec spec,
      Network network,
      Loss loss,
      Optimizer optimizer,
      int epochs,
      OptionalInt batchSize) {
    return new Spec(
        network,
        loss,
        spec.init(),
        spec.seed(),
        optimizer,
        spec.alpha(),
        epochs,
        batchSize,
        spec.standardize(),
        spec.stopWhen());
  }

  /** Whether every seed gives the same start. */
  public static boolean isFixed(Initialization init) {
    return init instanceof Constant || init instanceof Theta;
  }

  /** Whether every seed gives the same run. */
  public static boolean isFixed(Spec spec) {
    return isFixed(spec.init()) && spec.batchSize().isEmpty();
  }

  /** Rounded down to two digits, as one would type it. */
  public static double typed(double alpha) {
    double exponent = Math.floor(Elementary.log(alpha) / Elementary.log(10));
    double unit = Double.parseDouble("1e" + (int) (exponent - 1));
    double digits = Math.floor(alpha / unit * (1 + 1e-12));
    return Double.parseDouble((long) digits + "e" + (int) (exponent - 1));
  }
}
