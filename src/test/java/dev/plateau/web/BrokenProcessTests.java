package dev.plateau.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What orchestrators hear of a process that cannot go on. */
class BrokenProcessTests {

  @Test
  void isNeitherAliveNorReadyOnceTheHeapWasFull() throws InterruptedException {
    try (OwnService service = OwnService.start(0, "--plateau.example-job=false")) {
      Client client = new Client(service.port());
      endThread(new IllegalStateException("only this thread is concerned"));
      client.get("/actuator/health/liveness").isStatus(200);
      client.get("/actuator/health/readiness").isStatus(200);

      endThread(new OutOfMemoryError("as if the heap were full"));

      assertThat(client.get("/actuator/health/liveness").isStatus(503).body()).contains("DOWN");
      client.get("/actuator/health/readiness").isStatus(503);
    }
  }

  private static void endThread(Throwable cause) throws InterruptedException {
    Thread thread = Thread.ofPlatform().start(() -> BrokenProcessTests.sneak(cause));
    thread.join();
  }

  private static void sneak(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) cause;
  }
}
