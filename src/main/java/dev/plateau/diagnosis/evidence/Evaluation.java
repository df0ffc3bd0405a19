package dev.plateau.diagnosis.evidence;

import dev.plateau.data.Dataset;
import dev.plateau.kernel.LayerLayout;
import dev.plateau.math.Norm;
import dev.plateau.math.Spectrum;
import dev.plateau.network.Network;
import dev.plateau.network.Objective;
import dev.plateau.network.UnitActivity;
import dev.plateau.training.Spec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place theta in the landscape of a loss, and what can be measured there. Each quantity is
 * computed when it is first asked for. Belongs to one thread.
 */
public final class Evaluation {
  /** Products with the Hessian fewer than these say too little about its ends. */
  private static final int FEWEST_PRODUCTS = 4;

  /** A product with the Hessian, in multiplications for each row and parameter. */
  private static final double PRODUCT_COST = 8;

  private static final int FEWEST_ROWS = 64;

  private final Objective objective;
  private final Dataset data;
  private final double[] theta;
  private final double effort;
  private double @Nullable [] gradient;
  private double loss;
  private @Nullable Spectrum spectrum;
  private @Nullable List<UnitActivity> units;

  /**
   * A point.
   *
   * @param data as the network sees it
   * @param effort multiplications that the curvature may take
   */
  public Evaluation(Spec spec, Dataset data, double[] theta, double effort) {
    this.objective = new Objective(spec.network(), spec.loss(), data);
    this.data = data;
    this.theta = theta;
    this.effort = effort;
  }

  public Network network() {
    return objective.network();
  }

  public double[] theta() {
    return theta;
  }

  public double loss() {
    gradient();
    return loss;
  }

  /** Not to be changed. */
  double[] gradient() {
    double[] known = gradient;
    if (known == null) {
      known = new double[theta.length];
      loss = objective.gradient(theta, known);
      gradient = known;
    }
    return known;
  }

  public double gradientNorm() {
    return Norm.of(gradient());
  }

  /** The norm of the gradient of a layer's weights, from layer 1 on. */
  public double gradientNorm(int layer) {
    LayerLayout place = network().layouts().get(layer - 1);
    return Norm.of(gradient(), place.weightsAt(), place.weightsAt() + place.in() * place.out(), 1);
  }

  /** The loss after one step of gradient descent from here. */
  public double lossAfterStep(double alpha) {
    double[] moved = theta.clone();
    for (int k = 0; k < moved.length; k++) {
      moved[k] = Math.fma(-alpha, gradient()[k], moved[k]);
    }
    return objective.loss(moved);
  }

  /**
   * The eigenvalues of the Hessian: all of them where that is little work, else the extreme ones as
   * well as the effort allows, on a sample of the rows where it has to be. NaN where nothing is
   * known.
   */
  public Spectrum spectrum() {
    Spectrum known = spectrum;
    if (known == null) {
      known = measureSpectrum();
      spectrum = known;
    }
    return known;
  }

  private Spectrum measureSpectrum() {
    double n = theta.length;
    double product = PRODUCT_COST * data.rows() * n;
    if (n <= Spectrum.FULL && n * product + 10 * n * n * n <= effort) {
      return objective.spectrum(theta);
    }
    double affordable = effort / product;
    if (affordable >= 2 * FEWEST_PRODUCTS) {
      return objective.extremes(theta, (int) Math.min(affordable, Integer.MAX_VALUE));
    }
    double rows = effort / (PRODUCT_COST * n * 2 * FEWEST_PRODUCTS);
    if (rows < FEWEST_ROWS) {
      return new Spectrum(List.of(), Double.NaN, Double.NaN);
    }
    Dataset sample = data.sample((int) rows);
    return new Objective(network(), objective.loss(), sample).extremes(theta, 2 * FEWEST_PRODUCTS);
  }

  /** What the hidden units do on the rows. */
  public List<UnitActivity> units() {
    List<UnitActivity> known = units;
    if (known == null) {
      known = UnitActivity.of(objective, theta);
      units = known;
    }
    return known;
  }

  /** What the network answers, [rows][outputs]. */
  public double[][] predictions() {
    return objective.predictions(theta);
  }
}
