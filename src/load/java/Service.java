import dev.plateau.web.Wire;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A replica of the service in a process of its own, with a wire of its own to the database. */
final class Service implements AutoCloseable {
  private final String jar;
  private final Path keys;
  private final int port = Postgres.freePort();
  private final Wire wire;
  private volatile boolean wanted = true;
  private volatile Process process;

  Service(String jar, Path keys, Postgres database) throws IOException {
    this.jar = jar;
    this.keys = keys;
    this.wire = new Wire(database.port());
    this.process = start();
    Thread.ofPlatform().daemon().start(this::supervise);
  }

  /** Starts the replica again when it ends by itself, as where it finds no database. */
  private void supervise() {
    while (true) {
      FaultRun.pause(0.5);
      if (wanted && !process.isAlive()) {
        try {
          process = start();
        } catch (IOException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  private Process start() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("--add-modules=jdk.incubator.vector", "-Xmx256m"));
    command.addAll(List.of("-jar", jar, "--spring.profiles.active=postgres"));
    command.addAll(
        List.of(
            "--server.port=" + port,
            "--PLATEAU_DB_URL=jdbc:postgresql://localhost:" + wire.port() + "/postgres",
            "--PLATEAU_DB_USER=postgres",
            "--PLATEAU_DB_PASSWORD=postgres",
            "--plateau.security.mode=keys",
            "--plateau.security.keys-file=" + keys,
            "--plateau.example-job=false",
            "--plateau.first-visit=false",
            "--logging.level.root=error"));
    File log = Path.of("target", "faults-" + port + ".log").toFile();
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
        .start();
  }

  String address() {
    return "http://localhost:" + port;
  }

  Wire wire() {
    return wire;
  }

  void kill() {
    wanted = false;
    process.destroyForcibly().onExit().join();
  }

  void restart() throws IOException {
    process = start();
    wanted = true;
  }

  void stop() throws IOException, InterruptedException {
    signal(process.toHandle(), "STOP");
  }

  void goOn() throws IOException, InterruptedException {
    signal(process.toHandle(), "CONT");
  }

  static void signal(ProcessHandle process, String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    wanted = false;
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      kill();
    }
    wire.close();
  }
}
