package dev.plateau.diagnosis;

import dev.plateau.data.Dataset;
import dev.plateau.network.LossBounds;
import dev.plateau.training.Spec;

/**
 * A run before its first epoch.
 *
 * @param rows as they were given
 * @param data as the network sees them
 * @param start where theta starts
 */
record Beginning(Spec spec, Dataset rows, Dataset data, LossBounds bounds, Point start) {

  static Beginning of(Spec spec, Dataset rows, LossBounds bounds, double effort) {
    Dataset data = spec.prepared(rows, rows);
    return new Beginning(spec, rows, data, bounds, new Point(spec, data, spec.start(), effort));
  }
}
