package dev.plateau.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.web.Answer;
import dev.plateau.web.Client;
import dev.plateau.web.OwnService;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What proxies may say, and who is one. */
class TrustedProxiesTests {
  private static final String JOB = "{\"dataset\":\"xor\",\"epochs\":1}";
  private static final List<String> NAMES =
      List.of(
          "X-Forwarded-Host",
          "X-Forwarded-Port",
          "X-Forwarded-Proto",
          "X-Forwarded-Prefix",
          "X-Forwarded-For",
          "X-Forwarded-Ssl",
          "Forwarded");
  private static OwnService behindProxy;
  private static OwnService alone;

  @BeforeAll
  static void start() {
    behindProxy =
        OwnService.start(
            0, "--plateau.proxies=10.0.0.0/8,127.0.0.0/8", "--plateau.hosts=plateau.example.org");
    alone = OwnService.start(0);
  }

  @AfterAll
  static void stop() {
    behindProxy.close();
    alone.close();
  }

  private static Client client() {
    return new Client(behindProxy.port());
  }

  @Test
  void thePrefixOfAProxyIsInAllAddresses() {
    String[] headers = {
      "X-Forwarded-Host", "plateau.example.org",
      "X-Forwarded-Proto", "https",
      "X-Forwarded-Prefix", "/lab/7",
      "Origin", "https://plateau.example.org"
    };

    Answer job = client().post("/v1/jobs", JOB, headers).isStatus(202);
    Answer set =
        client().post("/v1/datasets", "{\"inputs\":[[1]],\"targets\":[2]}", headers).isStatus(201);
    Answer page = client().get("/v1/jobs?limit=1", headers).isStatus(200);

    assertThat(job.header("Location")).contains("/lab/7/v1/jobs/" + job.id());
    assertThat(job.json().path("links"))
        .isNotEmpty()
        .allMatch(link -> link.stringValue().startsWith("/lab/7/v1/jobs/"));
    assertThat(set.header("Location")).contains("/lab/7/v1/datasets/" + set.id());
    assertThat(page.header("Link")).get().asString().startsWith("</lab/7/v1/jobs?");
    assertThat(client().get("/swagger-ui.html", headers).header("Location"))
        .get()
        .asString()
        .contains("/lab/7/swagger-ui/");
  }

  @Test
  void theHostThatTheProxyWasAskedForMustBeKnown() {
    client().get("/v1/options", "X-Forwarded-Host", "evil.example.com").isProblem(421);
    client()
        .post(
            "/v1/jobs",
            JOB,
            "X-Forwarded-Host",
            "plateau.example.org",
            "Origin",
            "https://evil.example.com")
        .isProblem(403);
  }

  @Test
  void othersAreNotBelieved() {
    Answer job =
        new Client(alone.port())
            .post("/v1/jobs", JOB, "X-Forwarded-Prefix", "/lab", "X-Forwarded-Host", "evil.org")
            .isStatus(202);

    assertThat(job.header("Location")).contains("/v1/jobs/" + job.id());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ",",
        ":",
        "::::",
        "//evil.org",
        "/a//b",
        "/../x",
        "/a b",
        "\\",
        "%",
        "%zz",
        "http://x",
        "x:99999999999",
        "x:-1",
        "[::1",
        "[zz]",
        "javascript:alert(1)",
        "99999999999999999999",
        "-1",
        "for=\"[",
        "host=;;;=\"",
        "host=\"a:b:c\";proto=x",
        "\u00e9\u0085",
        "\"",
        "'",
        "<script>",
        "null",
        "1e9",
        "0x10",
        "/;a=b",
        "/?x",
        "/#y",
        "..",
        ";",
        "=",
        "for=_",
        "unknown",
        "a,b,c"
      })
  void nonsenseIsNoError(String value) {
    for (String name : NAMES) {
      Answer answer = client().post("/v1/jobs", JOB, name, value);

      assertThat(answer.status()).as(name).isIn(202, 400, 421);
      answer
          .header("Location")
          .ifPresent(at -> assertThat(at).matches("(/[\\w.~-]+)?/v1/jobs/" + answer.id()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.0.1, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "10.1.2.3, 10.1.2.3, true",
    "10.1.2.3, 10.1.2.2, false",
    "10.1.2.128/25, 10.1.2.127, false",
    "10.1.2.128/25, 10.1.2.200, true",
    "0.0.0.0/0, 192.0.2.1, true",
    "0.0.0.0/0, ::1, false",
    "fd00::/8, fd12::7, true",
    "::1, ::1, true"
  })
  void aBlockHasTheAddressesThatBeginAlike(String block, String address, boolean has) {
    assertThat(AddressBlock.of(block).contains(InetAddress.ofLiteral(address))).isEqualTo(has);
  }
}
