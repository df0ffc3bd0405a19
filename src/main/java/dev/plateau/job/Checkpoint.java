package dev.plateau.job;

import dev.plateau.training.Rows;
import dev.plateau.training.Spec;
import dev.plateau.training.Trainer;
import java.util.function.BooleanSupplier;

/** A run between two epochs, as saved: any process can continue it to the same bits. */
final class Checkpoint {
  private final byte[] state;
  private final byte[] history;
  private final byte[] snapshots;

  Checkpoint(byte[] state, byte[] history, byte[] snapshots) {
    this.state = state;
    this.history = history;
    this.snapshots = snapshots;
  }

  Trainer resume(Spec spec, Rows rows, BooleanSupplier abandoned) {
    return Trainer.resume(
        spec,
        rows,
        BlobCodec.doubles(state),
        BlobCodec.history(history),
        BlobCodec.snapshots(snapshots),
        abandoned);
  }
}
