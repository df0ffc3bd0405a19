import java.io.IOException;
import java.net.ServerSocket;

/** The service in a process of its own, quiet, on a free port. */
record MeasuredService(Process process, int port) implements AutoCloseable {
  static MeasuredService start(String jar, String heap) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    return new MeasuredService(
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "--add-modules=jdk.incubator.vector",
                heap,
                "-jar",
                jar,
                "--server.port=" + port,
                "--logging.level.root=warn",
                "--logging.level.dev.plateau=warn")
            .inheritIO()
            .start(),
        port);
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }
}
