package dev.plateau.training;

import java.util.Map;
import java.util.TreeMap;

/**
 * States of a trainer at some of its epochs, from which any epoch's parameters can be replayed
 * exactly.
 *
 * <p>Memory is bounded: at most {@link #MOST} states or {@link #MOST_BYTES} bytes are kept, at
 * multiples of a stride that doubles when there are too many.
 */
public final class Snapshots {
  static final int MOST = 64;
  static final long MOST_BYTES = 16 << 20;

  private final TreeMap<Integer, double[]> states = new TreeMap<>();
  private int stride = 1;

  /** Keeps a copy of the state after an epoch if it is one of those to keep. */
  void offer(int epoch, double[] state) {
    if (epoch % stride != 0) {
      return;
    }
    states.put(epoch, state.clone());
    while (states.size() > 1 && tooMany(state.length)) {
      stride *= 2;
      states.keySet().removeIf(kept -> kept % stride != 0);
    }
  }

  private boolean tooMany(int length) {
    return states.size() > MOST || states.size() * 8L * length > MOST_BYTES;
  }

  /** The state kept last before an epoch or at it. */
  Map.Entry<Integer, double[]> before(int epoch) {
    Map.Entry<Integer, double[]> entry = states.floorEntry(epoch);
    if (entry == null) {
      throw new IllegalArgumentException("no state is kept before epoch " + epoch);
    }
    return entry;
  }

  /** States kept. */
  int size() {
    return states.size();
  }
}
