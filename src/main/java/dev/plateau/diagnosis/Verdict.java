package dev.plateau.diagnosis;

/** What the diagnosis comes to. */
public enum Verdict {
  /** Nothing that was tried does clearly better. */
  FINE,
  /** It learned something, and a change is proved to do clearly better. */
  IMPROVABLE,
  /** It diverged or learned nothing, and the cause is proved. */
  FAILED,
  /** It diverged or learned nothing, and nothing is proved. */
  UNDECIDED
}
