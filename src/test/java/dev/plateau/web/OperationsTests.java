package dev.plateau.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rules and the dashboard that operators import speak of metrics that there are. */
class OperationsTests extends RunningService {
  private static final Pattern METRIC =
      Pattern.compile("\\b(?:plateau|http|hikaricp|jvm)_[a-z_]+\\b");
  private static final Path ALERTS = Path.of("docs/alerts.yml");

  @ParameterizedTest
  @ValueSource(strings = {"docs/alerts.yml", "docs/grafana.json"})
  void namesMetricsThatExist(String file) throws IOException {
    client().train(Client.FOUNDING);
    Set<String> known = new TreeSet<>();
    METRIC
        .matcher(client().get("/actuator/prometheus").isStatus(200).body())
        .results()
        .forEach(found -> known.add(found.group()));

    List<String> named =
        METRIC
            .matcher(Files.readString(Path.of(file)))
            .results()
            .map(found -> found.group())
            .toList();

    assertThat(named).hasSizeGreaterThan(5);
    assertThat(known).containsAll(named);
  }

  @Test
  void explainsEveryAlert() throws IOException {
    String operations = Files.readString(Path.of("docs/operations.md"));
    List<String> alerts =
        Pattern.compile("- alert: (\\w+)")
            .matcher(Files.readString(ALERTS))
            .results()
            .map(found -> "| `" + found.group(1) + "` |")
            .toList();

    assertThat(alerts).hasSizeGreaterThan(5);
    assertThat(operations).contains(alerts);
  }

  @Test
  void isADashboard() throws IOException {
    JsonNode board = JsonMapper.shared().readTree(Files.readString(Path.of("docs/grafana.json")));

    assertThat(board.path("title").stringValue()).isEqualTo("Plateau");
    assertThat(board.path("panels").size()).isEqualTo(8);
  }

  @Test
  void hasRulesThatPrometheusTakes() throws IOException, InterruptedException {
    assumeThat(isInstalled("promtool")).isTrue();

    Process check =
        new ProcessBuilder("promtool", "check", "rules", ALERTS.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(check.waitFor()).as(output).isZero();
  }

  private static boolean isInstalled(String program) {
    return Pattern.compile(":")
        .splitAsStream(String.valueOf(System.getenv("PATH")))
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }
}
