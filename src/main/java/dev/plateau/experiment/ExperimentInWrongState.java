package dev.plateau.experiment;

/** The experiment is not in a state that allows what was asked for. */
public final class ExperimentInWrongState extends RuntimeException {
  ExperimentInWrongState(String message) {
    super(message);
  }
}
