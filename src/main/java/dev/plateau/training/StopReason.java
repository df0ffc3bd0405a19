package dev.plateau.training;

/** Why a run ended. */
public enum StopReason {
  /** It trained all its epochs. */
  EPOCHS,
  /** The loss fell below the criterion. */
  LOSS,
  /** The norm of the gradient fell below the criterion. */
  GRADIENT,
  /** A loss or a parameter is not finite. */
  NOT_FINITE,
  /** Its caller cancelled it. */
  CANCELLED;

  /** Whether a criterion that states a goal was met. */
  public boolean reachedGoal() {
    return this == LOSS || this == GRADIENT;
  }
}
