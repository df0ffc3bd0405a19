package dev.plateau.diagnosis;

import dev.plateau.diagnosis.trial.Attempts.Proved;
import java.util.List;

/**
 * What findings owe to the remedies that are proved to help. A pair counts only for what its gain
 * needs: not for a finding without which the rest does nearly as well.
 */
record Credit(List<Proved> proved) {
  /** Of the largest gain, what counts as nearly as well. */
  static final double MOST = 0.8;

  /** The largest gain among the remedies against a finding; 0 where there is none. */
  double of(String finding) {
    return proved.stream()
        .filter(one -> one.addresses().contains(finding))
        .filter(one -> proved.stream().noneMatch(rest -> suffices(rest, one, finding)))
        .mapToDouble(Proved::gain)
        .max()
        .orElse(0);
  }

  private static boolean suffices(Proved rest, Proved whole, String finding) {
    return whole.addresses().containsAll(rest.addresses())
        && !rest.addresses().contains(finding)
        && rest.gain() >= MOST * whole.gain();
  }
}
