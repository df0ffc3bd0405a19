package dev.plateau.job;

/** The caller sees what it asks to change, but that belongs to all. */
public final class NotOwner extends RuntimeException {
  NotOwner() {
    super("This belongs to all callers; only an admin may change it.");
  }
}
