package dev.plateau.spec;

import dev.plateau.data.Dataset;
import dev.plateau.json.KebabCase;
import dev.plateau.json.MergePatch;
import dev.plateau.json.Place;
import dev.plateau.network.Activation;
import dev.plateau.network.Loss;
import dev.plateau.spec.Fitting.Fitted;
import dev.plateau.training.Preparation;
import dev.plateau.training.Spec;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * Whether a loss goes with the output and with the targets, and which pair does where it does not:
 * what has no finite smallest loss cannot be learned.
 */
final class OutputAndLoss {
  private OutputAndLoss() {}

  /** Notes what does not go together, and suggests what does where nothing else is wrong. */
  static void check(JobSpec asked, Optional<Fitted> fitted, Place place) {
    boolean clean = place.isClean();
    checkOutput(asked.training(), place);
    checkScaling(asked.training(), place);
    fitted.ifPresent(known -> checkTargets(known, place));
    if (clean && !place.isClean()) {
      fitted.ifPresent(known -> place.suggest(patch(known)));
    }
  }

  private static void checkOutput(Spec spec, Place place) {
    Activation output = spec.network().output();
    if (!spec.loss().accepts(output)) {
      place
          .member("network")
          .member("output")
          .invalid(
              "must be %s for %s, is %s"
                  .formatted(
                      outputs(spec.loss()),
                      SpecTypes.LOSS.typeOf(spec.loss()),
                      KebabCase.of(output)));
    }
  }

  private static void checkScaling(Spec spec, Place place) {
    if (spec.preparation().scalesTargets() && !spec.loss().accepts(Activation.IDENTITY)) {
      place
          .member("standardize")
          .member("targets")
          .invalid(
              "must be false for %s, which takes targets as they are"
                  .formatted(SpecTypes.LOSS.typeOf(spec.loss())));
    }
  }

  private static void checkTargets(Fitted fitted, Place place) {
    Loss loss = fitted.spec().training().loss();
    Dataset data = fitted.data();
    if (loss.equals(Loss.CROSS_ENTROPY) && data.targets() == 1) {
      place
          .member("network")
          .member("output")
          .invalid(
              "must not be softmax for one target: softmax of a single unit is 1 for every row;"
                  + " two classes in one column take sigmoid with bce");
    }
    IntStream.range(0, data.rows())
        .filter(row -> !fits(loss, data.targetRow(row)))
        .findFirst()
        .ifPresent(row -> place.member("dataset").invalid(unfit(loss, data, row)));
  }

  private static String unfit(Loss loss, Dataset data, int row) {
    return "row %d has targets %s; %s needs numbers %s"
        .formatted(
            row, Arrays.toString(data.targetRow(row)), SpecTypes.LOSS.typeOf(loss), needed(loss));
  }

  private static String needed(Loss loss) {
    return switch (loss) {
      case Loss.Poisson() -> "of at least 0";
      case Loss.CrossEntropy() -> "from 0 to 1 that add up to 1";
      case Loss.Bce() -> "from 0 to 1";
      case Loss.Mse _, Loss.Mae _, Loss.Huber _ -> "of any size";
    };
  }

  private static boolean fits(Loss loss, double[] targets) {
    boolean inside = Arrays.stream(targets).allMatch(target -> target >= 0 && target <= 1);
    boolean shares = Math.abs(Arrays.stream(targets).sum() - 1) <= 1e-9;
    return switch (loss) {
      case Loss.Mse(), Loss.Mae(), Loss.Huber _ -> true;
      case Loss.Poisson() -> Arrays.stream(targets).allMatch(target -> target >= 0);
      case Loss.Bce() -> inside;
      case Loss.CrossEntropy() -> inside && shares;
    };
  }

  private static JsonNode patch(Fitted fitted) {
    JobSpec asked = fitted.spec();
    JobSpec fitting = asked.withTraining(fitting(asked.training(), fitted.data()));
    return MergePatch.between(new SpecEcho(asked, true).tree(), new SpecEcho(fitting, true).tree());
  }

  /** The nearest spec whose loss goes with the targets, and whose output goes with the loss. */
  private static Spec fitting(Spec spec, Dataset data) {
    Loss loss = learnable(spec.loss(), data) ? spec.loss() : Loss.BCE;
    Loss able = learnable(loss, data) ? loss : Loss.MSE;
    Activation output = spec.network().output();
    Activation other = able.accepts(output) && !able.equals(Loss.MSE) ? output : outputOf(able);
    Preparation scaling = spec.preparation();
    boolean scalesTargets = scaling.scalesTargets() && able.accepts(Activation.IDENTITY);
    return spec.withLoss(able)
        .withNetwork(spec.network().withOutput(other))
        .withPreparation(scaling.withScaling(scaling.scalesInputs(), scalesTargets));
  }

  private static boolean learnable(Loss loss, Dataset data) {
    boolean several = !loss.equals(Loss.CROSS_ENTROPY) || data.targets() > 1;
    return several
        && IntStream.range(0, data.rows()).allMatch(row -> fits(loss, data.targetRow(row)));
  }

  private static String outputs(Loss loss) {
    return switch (loss) {
      case Loss.Mae(), Loss.Huber _ -> "anything but softmax";
      case Loss.Poisson() -> "softplus or exponential";
      case Loss.Mse(), Loss.Bce(), Loss.CrossEntropy() -> KebabCase.of(outputOf(loss));
    };
  }

  private static Activation outputOf(Loss loss) {
    return switch (loss) {
      case Loss.Mse(), Loss.Mae(), Loss.Huber _ -> Activation.IDENTITY;
      case Loss.Poisson() -> Activation.EXPONENTIAL;
      case Loss.Bce() -> Activation.SIGMOID;
      case Loss.CrossEntropy() -> Activation.SOFTMAX;
    };
  }
}
