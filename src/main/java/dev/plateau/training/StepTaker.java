package dev.plateau.training;

import dev.plateau.kernel.Kernels;
import dev.plateau.math.Euclidean;
import dev.plateau.math.Norm;
import java.util.OptionalDouble;

/**
 * Takes the steps of a {@link StepRule}, with clipping and weight decay where they are asked for.
 */
final class StepTaker {
  /** What PyTorch's {@code clip_grad_norm_} adds to the norm that it divides by. */
  private static final double CLIP_EPSILON = 1e-6;

  private final StepRule rule;
  private final WeightDecay decay;
  private final OptionalDouble clipNorm;
  private final boolean plain;
  private final int parameters;

  StepTaker(StepRule rule, Spec spec) {
    this.rule = rule;
    this.decay = WeightDecay.of(spec);
    this.clipNorm = spec.descent().clipNorm();
    this.plain = !decay.isOn() && clipNorm.isEmpty();
    this.parameters = Math.toIntExact(spec.network().parameters());
  }

  void prepare(double[] state, double alpha) {
    rule.prepare(state, parameters, new double[] {alpha});
  }

  void take(double[] state, double[] gradient, double alpha, long step) {
    if (plain) {
      rule.step(state, gradient, alpha, step);
      return;
    }
    clip(gradient);
    boolean decoupled = rule instanceof Optimizer.AdamW;
    if (!decoupled) {
      decay.add(state, gradient);
    }
    rule.toDirection(state, gradient, parameters, step);
    if (decoupled) {
      decay.add(state, gradient);
    }
    Kernels.get().descend(state, gradient, rule.rate(alpha), parameters);
  }

  private void clip(double[] gradient) {
    if (clipNorm.isPresent()) {
      double factor = clipNorm.getAsDouble() / (Norm.of(gradient) + CLIP_EPSILON);
      if (factor < 1) {
        Euclidean.scale(gradient, factor);
      }
    }
  }
}
