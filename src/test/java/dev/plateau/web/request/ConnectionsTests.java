package dev.plateau.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How many connections there may be. */
class ConnectionsTests {
  @Test
  void areAsManyAsTheHeapHolds() {
    assertThat(Connections.fitting(512L << 20)).isEqualTo(2048);
    assertThat(Connections.fitting(64L << 30)).isEqualTo(8192);
  }
}
