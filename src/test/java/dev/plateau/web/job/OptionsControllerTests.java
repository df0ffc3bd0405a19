package dev.plateau.web.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.web.Answer;
import dev.plateau.web.RunningService;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OptionsControllerTests extends RunningService {
  @Test
  void describesTheMembersOfAJobWithTheLimitsOfTheInstallation() {
    Answer answer = client().get("/v1/options");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().at("/spec/$ref").stringValue()).isEqualTo("#/$defs/Spec");
    assertThat(answer.json().at("/spec/$defs/Spec/properties/epochs/maximum").intValue())
        .isEqualTo(1_000_000_000);
    assertThat(answer.json().at("/spec/$defs/Network/properties/hidden/maxItems").intValue())
        .isEqualTo(32);
    assertThat(answer.json().at("/limits/rows").intValue()).isEqualTo(2_000_000);
    assertThat(answer.json().at("/limits/seconds").isNull()).isTrue();
  }

  @Test
  void saysWhatAFormBeginsWith() {
    JsonNode options = client().get("/v1/options").json();

    JsonNode founding = options.at("/spec/examples/0");
    assertThat(founding.path("init").toString()).isEqualTo("{\"type\":\"constant\",\"value\":0.1}");
    assertThat(founding.path("seed").intValue()).isEqualTo(7);
    assertThat(founding.path("epochs").intValue()).isEqualTo(10_000);
    assertThat(options.at("/spec/$defs/UniformInit/properties/high/examples/0").intValue())
        .isEqualTo(1);
    assertThat(options.at("/spec/$defs/CosineSchedule/required").toString())
        .isEqualTo("[\"type\",\"epochs\"]");
  }

  @Test
  void namesTheOptimizersThatTakeNoAlpha() {
    assertThat(client().get("/v1/options").json().path("searches").valueStream())
        .extracting(JsonNode::stringValue)
        .contains("lbfgs", "levenberg-marquardt", "scaled-conjugate-gradient")
        .doesNotContain("rprop", "gradient-descent");
  }

  @Test
  void isNotSentAgainWhileNothingChanged() {
    String tag = client().get("/v1/options").header("ETag").orElseThrow();

    assertThat(tag).as("a strong tag keeps the answer from being compressed").startsWith("W/");
    assertThat(client().get("/v1/options", "If-None-Match", tag).status()).isEqualTo(304);
  }
}
