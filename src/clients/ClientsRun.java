import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs the examples in {@code docs/clients.md} and generated clients against the packaged service,
 * and writes the results into that page. Usage: ClientsRun JAR PAGE, in the project's directory.
 */
public final class ClientsRun {
  private static final Path SOURCES = Path.of("src/clients");
  private static final Path WORK = Path.of("target/clients").toAbsolutePath();
  private static final Pattern EXAMPLE =
      Pattern.compile("## (\\S+)\n\n```(\\w+)\n(.*?)```", Pattern.DOTALL);
  private static final Pattern GENERATOR = Pattern.compile("`generate (-g .*?) -i ");

  private final String url;
  private final String page;
  private final List<Result> results = new ArrayList<>();

  /** What a client printed, or why there is nothing. */
  private record Result(String client, boolean passed, String said) {}

  /** A program, and what must be done before it can run. */
  private record Example(String file, List<String> command) {}

  private ClientsRun(String url, String page) {
    this.url = url;
    this.page = page;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    Path pageFile = Path.of(args[1]);
    Process service =
        new ProcessBuilder(
                java(), "--add-modules=jdk.incubator.vector", "-jar", args[0], "--server.port=0")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      ClientsRun run = new ClientsRun(awaitUrl(service), Files.readString(pageFile));
      run.examples();
      run.generated();
      Files.writeString(pageFile, run.pageWithResults());
      run.results.forEach(result -> System.out.println(result.client() + ": " + result.said()));
      if (!run.results.stream().allMatch(Result::passed)) {
        throw new IllegalStateException("not every client could do the whole story");
      }
    } finally {
      service.destroy();
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** The address that the service says it listens on; what it logs later is read and dropped. */
  private static String awaitUrl(Process service) throws IOException {
    BufferedReader log = service.inputReader();
    Pattern ready = Pattern.compile("Ready: the page is at (http://\\S+)");
    for (String line = log.readLine(); line != null; line = log.readLine()) {
      Matcher matcher = ready.matcher(line);
      if (matcher.find()) {
        Thread.ofVirtual().start(() -> log.lines().forEach(_ -> {}));
        return matcher.group(1);
      }
    }
    throw new IllegalStateException("the service ended before it was ready");
  }

  /** Every example of the page, as it stands but for the port. */
  private void examples() throws IOException, InterruptedException {
    Path folder = Files.createDirectories(WORK.resolve("examples"));
    Matcher examples = EXAMPLE.matcher(page);
    while (examples.find()) {
      Example example =
          switch (examples.group(2)) {
            case "sh" -> new Example("example.sh", List.of("bash"));
            case "r" -> new Example("example.R", List.of("Rscript"));
            case "python" -> new Example("example.py", List.of("python3"));
            case "js" -> new Example("example.mjs", List.of("node"));
            case "java" -> new Example("Example.java", List.of(java()));
            default -> throw new IllegalStateException("an example in " + examples.group(2));
          };
      String text = examples.group(3).replace("http://localhost:8080", url);
      Files.writeString(folder.resolve(example.file()), text);
      List<String> command = new ArrayList<>(example.command());
      command.add(example.file());
      results.add(run(examples.group(1), folder, command));
    }
  }

  private void generated() throws IOException, InterruptedException {
    copy(SOURCES, WORK);
    try (InputStream description = URI.create(url + "/v3/api-docs").toURL().openStream()) {
      Files.copy(description, WORK.resolve("openapi.json"), StandardCopyOption.REPLACE_EXISTING);
    }
    List<String> options = GENERATOR.matcher(page).results().map(found -> found.group(1)).toList();
    results.add(
        inTurn(
            "java (native)",
            List.of(
                generate(options.get(0), "java-native/client"),
                words("cp java-native/Story.java java-native/client/src/main/java"),
                words(
                    Path.of("mvnw").toAbsolutePath()
                        + " -q -f java-native/client/pom.xml compile"
                        + " org.codehaus.mojo:exec-maven-plugin:3.6.4:java"
                        + " -Dexec.mainClass=Story -Dexec.args="
                        + url))));
    Result prepared =
        inTurn(
            "TypeScript",
            List.of(
                words("npm ci --no-audit --no-fund --silent"),
                generate(options.get(1), "typescript-fetch/client"),
                words(
                    "npx openapi-typescript openapi.json --default-non-nullable=false"
                        + " -o openapi-fetch/api.d.ts"),
                words("npx tsc")));
    for (String client : List.of("typescript-fetch", "openapi-fetch")) {
      results.add(prepared.passed() ? typeScript(client) : prepared);
    }
  }

  private Result typeScript(String client) throws IOException, InterruptedException {
    String bundle = client + "/story.mjs";
    return inTurn(
        client,
        List.of(
            words(
                "npx esbuild %s/story.ts --bundle --platform=node --format=esm --outfile=%s"
                    .formatted(client, bundle)),
            List.of("node", bundle, url)));
  }

  private List<String> generate(String options, String folder) {
    return Stream.of(
            Stream.of(java(), "-jar", "openapi-generator-cli.jar", "generate"),
            words(options).stream(),
            Stream.of("-i", "openapi.json", "-o", folder),
            Stream.of(
                "--global-property=apis,models,supportingFiles,apiTests=false,modelTests=false"))
        .flatMap(part -> part)
        .toList();
  }

  private static List<String> words(String command) {
    return List.of(command.split(" "));
  }

  /** Runs commands until one fails; what the last one says is the result. */
  private static Result inTurn(String client, List<List<String>> commands)
      throws IOException, InterruptedException {
    Result last = new Result(client, true, "");
    for (List<String> command : commands) {
      last = run(client, WORK, command);
      if (!last.passed()) {
        return last;
      }
    }
    return last;
  }

  private static Result run(String client, Path folder, List<String> command)
      throws IOException, InterruptedException {
    Process process;
    try {
      process =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    } catch (IOException missing) {
      return new Result(client, true, "not run: there is no " + command.getFirst());
    }
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes()).strip();
    boolean passed = process.waitFor() == 0;
    return new Result(client, passed, passed ? said : command + " failed: " + said);
  }

  private String pageWithResults() {
    String rows =
        results.stream()
            .map(result -> "| %s | %s |\n".formatted(result.client(), cell(result.said())))
            .collect(Collectors.joining());
    return page.replaceFirst(
        "(?s)<!-- results -->.*<!-- end -->",
        Matcher.quoteReplacement(
            "<!-- results -->\n| client | what it printed |\n| --- | --- |\n"
                + rows
                + "<!-- end -->"));
  }

  private static String cell(String text) {
    String line = text.lines().collect(Collectors.joining("<br>")).replace("|", "\\|");
    return line.length() <= 1_000 ? line : line.substring(0, 1_000) + " ..";
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file));
        Files.createDirectories(target.getParent());
        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
