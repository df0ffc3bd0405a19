package dev.plateau.math;

/** The class that outputs speak for. */
public final class MostLikely {
  private MostLikely() {}

  /** The class of a row's outputs. */
  public static int of(double[] outputs) {
    return of(outputs, 0, outputs.length);
  }

  /**
   * The class of some outputs: that of the largest, the first of equals; of a single one, which is
   * that of the second of two classes, whether it reaches 1/2.
   *
   * @param from where the outputs start
   */
  public static int of(double[] outputs, int from, int width) {
    if (width == 1) {
      return outputs[from] >= 0.5 ? 1 : 0;
    }
    int largest = 0;
    for (int c = 1; c < width; c++) {
      largest = outputs[from + c] > outputs[from + largest] ? c : largest;
    }
    return largest;
  }
}
