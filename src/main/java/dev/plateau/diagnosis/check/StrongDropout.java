package dev.plateau.diagnosis.check;

import dev.plateau.diagnosis.evidence.Evidence;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.evidence.Wording;
import dev.plateau.diagnosis.trial.Remedy;
import dev.plateau.network.Network;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Dropout that leaves too few units in a step for what there is to learn. */
final class StrongDropout implements Check {
  /** Its authors' share for large layers. */
  private static final double USUAL = 0.5;

  private static final double LESS = 0.1;

  @Override
  public String id() {
    return "strong-dropout";
  }

  @Override
  public Optional<Assessment> assess(FinishedRun run) {
    Network network = run.network();
    if (!network.drops() || run.converged()) {
      return Optional.empty();
    }
    double share = share(network);
    double kept =
        IntStream.range(0, network.hidden().size())
            .mapToDouble(k -> network.hidden().get(k) * (1 - network.dropout().get(k)))
            .min()
            .orElseThrow();
    Assessment assessment = assessment(share, kept);
    return Optional.of(share > USUAL ? assessment : assessment.onlyIfProven());
  }

  private static double share(Network network) {
    return network.dropout().stream().mapToDouble(d -> d).max().orElse(0);
  }

  private Assessment assessment(double share, double kept) {
    Finding finding =
        new Finding(
            id(),
            Severity.SYMPTOM,
            "Dropout %s leaves a layer %s of its units in a step."
                .formatted(Wording.number(share), Wording.number(kept)),
            """
            Each step trains another part of the network, and every part alone is to predict the \
            targets. A narrow layer that loses most of its units cannot: what is learned in one step \
            is undone in the next. Dropout is for wide networks that learn their rows by heart.\
            """,
            List.of(
                Evidence.of("largest share that is dropped", share, USUAL),
                Evidence.of("units of the narrowest layer in a step, on average", kept)),
            "Srivastava et al., Dropout (2014)");
    return Assessment.suspect(finding, List.of(none(), less()));
  }

  private static Remedy none() {
    return Remedy.of(
            "no-dropout",
            "Train without dropout.",
            1,
            spec -> spec.withNetwork(spec.network().withDropout(0)))
        .fromTheSameStart();
  }

  private static Remedy less() {
    return Remedy.of(
            "less-dropout",
            "Drop a tenth of the hidden units at most: dropout %s.".formatted(LESS),
            1,
            spec ->
                share(spec.network()) > LESS
                    ? spec.withNetwork(spec.network().withDropout(LESS))
                    : spec)
        .fromTheSameStart();
  }
}
