package dev.plateau.diagnosis.evidence;

/** How much a finding explains. The order is the order in which findings are reported. */
public enum Severity {
  /** The run did not converge, and the numbers prove that this keeps it from it. */
  CAUSE,
  /** What the trouble looks like; why it is there, another finding says, or nobody knows. */
  SYMPTOM,
  /** Worth knowing, and not in the way. */
  NOTE,
  /** Nobody can tell: the check itself failed. */
  UNDECIDED
}
