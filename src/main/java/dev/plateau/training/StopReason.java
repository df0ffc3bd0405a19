package dev.plateau.training;

/** Why a run ended. */
public enum StopReason {
  /** It trained all its epochs. */
  EPOCHS,
  /** The loss fell below the criterion. */
  LOSS,
  /**
   * The norm of the gradient fell below the criterion; or a {@link Search} met a gradient of
   * practically 0.
   */
  GRADIENT,
  /** The loss did not improve for as many epochs as patience allows. */
  PATIENCE,
  /** Its training time was used up. */
  SECONDS,
  /** A {@link Search} found nothing better along its direction. */
  NO_BETTER_STEP,
  /** A loss or a parameter is not finite. */
  NOT_FINITE,
  /** Its caller cancelled it. */
  CANCELLED
}
