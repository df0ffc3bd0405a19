package dev.plateau.spec;

import dev.plateau.json.Place;
import dev.plateau.network.Loss;
import dev.plateau.training.Optimizer.LevenbergMarquardt;
import dev.plateau.training.Search;
import dev.plateau.training.Spec;
import tools.jackson.databind.JsonNode;

/** What does not go together with an optimizer that finds its own step. */
record SearchRules(Limits limits) {
  /**
   * Notes it.
   *
   * @param json what was read
   */
  void check(JsonNode json, Spec spec, Place place) {
    if (!(spec.descent().optimizer() instanceof Search search)) {
      return;
    }
    String name = DescentTypes.OPTIMIZER.typeOf(search);
    String ownStep = "must be left out: %s finds its own step".formatted(name);
    leaveOut("alpha", ownStep, json, place);
    leaveOut("schedule", ownStep, json, place);
    leaveOut("clipNorm", ownStep, json, place);
    leaveOut(
        "batchSize", "must be left out: %s needs all rows at once".formatted(name), json, place);
    if (spec.network().drops()) {
      place
          .member("network")
          .member("dropout")
          .invalid("must be 0: %s compares losses, which dropout makes random".formatted(name));
    }
    if (search instanceof LevenbergMarquardt) {
      checkSquares(spec, place);
    }
  }

  private static void leaveOut(String member, String reason, JsonNode json, Place place) {
    if (json.hasNonNull(member)) {
      place.member(member).invalid(reason);
    }
  }

  private void checkSquares(Spec spec, Place place) {
    if (!spec.loss().equals(Loss.MSE)) {
      place.member("loss").invalid("must be mse for levenberg-marquardt");
    }
    long parameters = spec.network().parameters();
    if (parameters > limits.levenbergMarquardtParameters()) {
      place
          .member("network")
          .invalid(
              "has %,d parameters, above the limit of %,d for levenberg-marquardt"
                  .formatted(parameters, limits.levenbergMarquardtParameters()));
    }
  }
}
