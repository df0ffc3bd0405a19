package dev.plateau.training;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * States of a trainer at some of its epochs, from which any epoch's parameters can be replayed
 * exactly.
 *
 * <p>Memory is bounded: at most {@link #MAX} states or {@link #MAX_BYTES} bytes are kept, at
 * multiples of a stride that doubles when there are too many.
 */
public final class Snapshots {
  static final int MAX = 64;
  static final long MAX_BYTES = 1 << 20;

  private final TreeMap<Integer, double[]> states = new TreeMap<>();
  private int stride = 1;

  /** Keeps a copy of the state after an epoch if it is one of those to keep. */
  void offer(int epoch, double[] state) {
    if (epoch % stride != 0) {
      return;
    }
    states.put(epoch, state.clone());
    while (tooMany(state.length)) {
      stride *= 2;
      states.keySet().removeIf(kept -> kept % stride != 0);
    }
  }

  private boolean tooMany(int length) {
    return states.size() > MAX || states.size() * 8L * length > MAX_BYTES;
  }

  /** The state kept last before an epoch or at it; without any, the start is the nearest. */
  Optional<Map.Entry<Integer, double[]>> before(int epoch) {
    return Optional.ofNullable(states.floorEntry(epoch));
  }

  /** The epochs whose states are kept, ascending. */
  Set<Integer> epochs() {
    return Collections.unmodifiableSet(states.keySet());
  }

  /** Writes the states so that {@link #read} restores every bit. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(stride);
    out.writeInt(states.size());
    for (Map.Entry<Integer, double[]> kept : states.entrySet()) {
      out.writeInt(kept.getKey());
      out.writeInt(kept.getValue().length);
      for (double number : kept.getValue()) {
        out.writeDouble(number);
      }
    }
  }

  public static Snapshots read(DataInput in) throws IOException {
    Snapshots snapshots = new Snapshots();
    snapshots.stride = in.readInt();
    int size = in.readInt();
    for (int kept = 0; kept < size; kept++) {
      int epoch = in.readInt();
      double[] state = new double[in.readInt()];
      for (int k = 0; k < state.length; k++) {
        state[k] = in.readDouble();
      }
      snapshots.states.put(epoch, state);
    }
    return snapshots;
  }

  /** States kept. */
  int size() {
    return states.size();
  }
}
