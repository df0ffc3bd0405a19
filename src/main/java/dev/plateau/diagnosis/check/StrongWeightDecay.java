package dev.plateau.diagnosis.check;

import dev.plateau.diagnosis.evidence.Evidence;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.evidence.Wording;
import dev.plateau.diagnosis.trial.Remedy;
import dev.plateau.math.Norm;
import dev.plateau.training.Optimizer.AdamW;
import dev.plateau.training.Spec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A weight decay that pulls the weights to 0 as hard as the data pull them away. */
final class StrongWeightDecay implements Check {
  /** Where training rests, both pulls are equal; below half the data have the upper hand. */
  private static final double BALANCE = 0.5;

  private static final double LESS = 0.01;

  @Override
  public String id() {
    return "strong-weight-decay";
  }

  @Override
  public Optional<Assessment> assess(FinishedRun run) {
    double decay = decay(run.spec());
    if (decay == 0 || run.converged()) {
      return Optional.empty();
    }
    double[] weights =
        Arrays.copyOf(run.end().theta(), Math.toIntExact(run.network().weightCount()));
    double pull = decay * Norm.of(weights);
    double balance = pull / run.end().gradientNorm();
    Assessment assessment = assessment(run, decay, balance);
    return Optional.of(balance >= BALANCE ? assessment : assessment.onlyIfProven());
  }

  /** Whichever of the two is larger. */
  private static double decay(Spec spec) {
    double own = spec.descent().optimizer() instanceof AdamW adamw ? adamw.weightDecay() : 0;
    return Math.max(own, spec.descent().weightDecay());
  }

  private Assessment assessment(FinishedRun run, double decay, double balance) {
    Finding finding =
        new Finding(
            id(),
            Severity.SYMPTOM,
            "Weight decay %s pulls the weights to 0 against what the data ask for."
                .formatted(Wording.number(decay)),
            """
            In every step each weight shrinks by alpha times the decay. Where the data's gradient is \
            no stronger than that, the weights stay near 0, whatever there is to learn, and small \
            weights pass small signals on. Decay is there to keep a network that has learned too \
            much from going on; one that learns too little does not need it.\
            """,
            List.of(
                Evidence.of("pull of the decay / gradient of the data's loss", balance, BALANCE)
                    .at(run.epochs())),
            "Krogh and Hertz, A Simple Weight Decay Can Improve Generalization (1992)");
    return Assessment.suspect(finding, List.of(none(), less(decay)));
  }

  private static Remedy none() {
    return Remedy.of("no-weight-decay", "Train without weight decay.", 1, spec -> with(spec, 0))
        .fromTheSameStart();
  }

  private static Remedy less(double decay) {
    double other = Wording.typed(decay * LESS);
    return Remedy.of(
            "less-weight-decay",
            "Decay the weights a hundredth as much: %s.".formatted(Wording.number(other)),
            1,
            spec -> with(spec, other))
        .fromTheSameStart();
  }

  private static Spec with(Spec spec, double decay) {
    Spec changed =
        spec.descent().weightDecay() > decay
            ? spec.withDescent(descent -> descent.withWeightDecay(decay))
            : spec;
    return spec.descent().optimizer() instanceof AdamW old && old.weightDecay() > decay
        ? changed.withOptimizer(new AdamW(old.beta1(), old.beta2(), old.epsilon(), decay))
        : changed;
  }
}
