package dev.plateau.plot;

import java.awt.Color;
import org.jfree.chart.renderer.PaintScale;

/**
 * Colours for numbers: viridis, whose lightness rises evenly, so that colour-blind people can read
 * it, and print in grey too.
 */
record ColorScale(double lower, double upper) implements PaintScale {
  private static final int[] VIRIDIS = {
    0x440154, 0x482878, 0x3E4989, 0x31688E, 0x26828E, 0x1F9E89, 0x35B779, 0x6DCD59, 0xB4DE2C,
    0xFDE725
  };

  @Override
  public double getLowerBound() {
    return lower;
  }

  @Override
  public double getUpperBound() {
    return upper;
  }

  @Override
  public Color getPaint(double value) {
    if (!Double.isFinite(value)) {
      return Style.NOTHING;
    }
    double span = upper / 2 - lower / 2; // halves do not overflow
    double share = Math.clamp((value / 2 - lower / 2) / span, 0, 1) * (VIRIDIS.length - 1);
    int below = (int) Math.min(share, VIRIDIS.length - 2);
    return between(VIRIDIS[below], VIRIDIS[below + 1], share - below);
  }

  private static Color between(int one, int other, double share) {
    return new Color(
        channel(one, other, 16, share),
        channel(one, other, 8, share),
        channel(one, other, 0, share));
  }

  private static int channel(int one, int other, int shift, double share) {
    int from = one >> shift & 0xFF;
    int to = other >> shift & 0xFF;
    return (int) Math.round(from + share * (to - from));
  }
}
