package dev.plateau.web.access;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do where the service does not start. */
class AccessMisconfiguredAnalyzer extends AbstractFailureAnalyzer<AccessMisconfigured> {

  @Override
  protected FailureAnalysis analyze(Throwable root, AccessMisconfigured cause) {
    return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
  }
}
