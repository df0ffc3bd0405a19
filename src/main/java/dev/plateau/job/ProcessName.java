package dev.plateau.job;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** The name of this process; a restarted one has another, so that it is not taken for the dead. */
@Component
final class ProcessName {
  private final String name = "plateau-" + UUID.randomUUID();

  @Override
  public String toString() {
    return name;
  }
}
