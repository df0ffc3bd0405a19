package dev.plateau.network;

/** How far outputs are from targets; the mean over rows and outputs, as in PyTorch. */
public enum Loss {
  /** (1 / nK) sum over rows and outputs of (y - yhat)^2. */
  MSE
}
