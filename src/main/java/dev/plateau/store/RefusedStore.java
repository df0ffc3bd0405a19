package dev.plateau.store;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Says what to do about a database that the service does not start on. */
final class RefusedStore implements FailureAnalyzer {
  @Override
  public @Nullable FailureAnalysis analyze(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof NewerSchema) {
        return new FailureAnalysis(
            String.valueOf(cause.getMessage()),
            "Start the version that wrote it, or restore the backup from before the upgrade.",
            cause);
      }
      if (cause instanceof UnsafeStore) {
        return new FailureAnalysis(
            String.valueOf(cause.getMessage()),
            "Turn these settings on, or accept the loss with --plateau.store.unsafe=warn.",
            cause);
      }
    }
    return null;
  }
}
