package dev.plateau.diagnosis.evidence;

import dev.plateau.data.Dataset;
import dev.plateau.network.LossBounds;
import dev.plateau.training.Spec;

/**
 * A run before its first epoch.
 *
 * @param rows that are trained on, as they were given
 * @param data as the network sees them
 * @param start where theta starts
 */
public record UntrainedRun(
    Spec spec, Dataset rows, Dataset data, LossBounds bounds, Evaluation start) {

  public static UntrainedRun of(Spec spec, Dataset rows, LossBounds bounds, double effort) {
    Dataset data = spec.prepared(rows, rows);
    return new UntrainedRun(
        spec, rows, data, bounds, new Evaluation(spec, data, spec.initialTheta(), effort));
  }
}
