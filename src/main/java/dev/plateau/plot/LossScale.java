package dev.plateau.plot;

import dev.plateau.plot.Ticks.Tick;
import java.util.ArrayList;
import java.util.List;

/**
 * The positions of epochs and losses on linear or logarithmic axes.
 *
 * <p>Epoch 0 has no logarithm; its position is a little left of epoch 1.
 */
enum LossScale {
  LINEAR {
    @Override
    double epoch(int epoch) {
      return epoch;
    }

    @Override
    boolean shows(double loss) {
      return Double.isFinite(loss);
    }

    @Override
    double loss(double loss) {
      return loss;
    }

    @Override
    Axis epochs(int first, int last, int ticks) {
      int end = Math.max(last, first + 1);
      return new Axis("epoch", first, end, Ticks.linear(first, end, ticks));
    }

    @Override
    Axis losses(Interval span, int ticks) {
      Interval padded = span.padded(0.04);
      double low = span.low() >= 0 ? Math.max(0, padded.low()) : padded.low();
      return Axis.linear("loss", low, padded.high(), ticks);
    }
  },

  LOGARITHMIC {
    @Override
    double epoch(int epoch) {
      return epoch == 0 ? BEFORE_ONE : Math.log10(epoch);
    }

    @Override
    boolean shows(double loss) {
      return Double.isFinite(loss) && loss > 0;
    }

    @Override
    double loss(double loss) {
      return Math.log10(loss);
    }

    @Override
    Axis epochs(int first, int last, int ticks) {
      List<Tick> places = new ArrayList<>();
      if (first == 0) {
        places.add(new Tick(BEFORE_ONE, "0"));
      }
      int end = Math.max(last, first + 1);
      places.addAll(placed(Ticks.logarithmic(Math.max(1, first), Math.max(end, 2), ticks)));
      return new Axis("epoch", epoch(first), epoch(end), places);
    }

    @Override
    Axis losses(Interval span, int ticks) {
      Interval room = span.logarithms().padded(0.04);
      List<Tick> numbers = Ticks.logarithmic(power(room.low()), power(room.high()), ticks);
      return new Axis("loss", room.low(), room.high(), placed(numbers));
    }

    private static double power(double exponent) {
      return Math.clamp(Math.pow(10, exponent), Double.MIN_NORMAL, Double.MAX_VALUE);
    }

    private static List<Tick> placed(List<Tick> ticks) {
      return ticks.stream().map(tick -> new Tick(Math.log10(tick.value()), tick.label())).toList();
    }
  };

  private static final double BEFORE_ONE = -0.3;

  abstract double epoch(int epoch);

  abstract boolean shows(double loss);

  abstract double loss(double loss);

  abstract Axis epochs(int first, int last, int ticks);

  abstract Axis losses(Interval span, int ticks);
}
