package dev.plateau.web.access;

/** It is unclear who may call the service, so that it does not start. */
final class AccessMisconfigured extends RuntimeException {
  private final String action;

  /**
   * A reason not to start.
   *
   * @param action what to do about it
   */
  AccessMisconfigured(String description, String action) {
    super(description);
    this.action = action;
  }

  String action() {
    return action;
  }
}
