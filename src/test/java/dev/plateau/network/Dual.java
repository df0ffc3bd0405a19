package dev.plateau.network;

/**
 * A number and its derivative along one direction: v + d eps with eps^2 = 0. Functions of dual
 * numbers carry exact derivatives along (Griewank and Walther 2008, Evaluating Derivatives, 3.1).
 */
record Dual(double v, double d) {
  static Dual of(double constant) {
    return new Dual(constant, 0);
  }

  Dual plus(Dual o) {
    return new Dual(v + o.v, d + o.d);
  }

  Dual minus(Dual o) {
    return new Dual(v - o.v, d - o.d);
  }

  Dual times(Dual o) {
    return new Dual(v * o.v, d * o.v + v * o.d);
  }

  Dual over(Dual o) {
    return new Dual(v / o.v, (d * o.v - v * o.d) / (o.v * o.v));
  }

  Dual times(double factor) {
    return new Dual(v * factor, d * factor);
  }

  Dual exp() {
    return new Dual(Math.exp(v), d * Math.exp(v));
  }

  Dual log() {
    return new Dual(Math.log(v), d / v);
  }

  /** The standard normal distribution: 1/2 plus its series at 0, whose terms all have z's sign. */
  Dual normalDistribution() {
    double density = Math.exp(-v * v / 2) / Math.sqrt(2 * Math.PI);
    double term = v;
    double sum = v;
    for (int k = 3; Math.abs(term) > 1e-18 * Math.abs(sum); k += 2) {
      term *= v * v / k;
      sum += term;
    }
    return new Dual(0.5 + density * sum, d * density);
  }
}
