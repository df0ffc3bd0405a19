package dev.plateau.spec;

/** The memory that this process has for jobs. */
public interface Capacity {
  /** Bytes that one job may hold when no other runs. */
  long bytes();
}
