import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** The service in a process of its own, quiet, on a free port. */
record MeasuredService(Process process, int port) implements AutoCloseable {
  static MeasuredService start(String jar, String... heap) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.add("--add-modules=jdk.incubator.vector");
    command.addAll(List.of(heap));
    command.addAll(
        List.of(
            "-jar",
            jar,
            "--server.port=" + port,
            "--logging.level.root=warn",
            "--logging.level.dev.plateau=warn"));
    return new MeasuredService(new ProcessBuilder(command).inheritIO().start(), port);
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }
}
