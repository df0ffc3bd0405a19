package dev.plateau.experiment;

import dev.plateau.experiment.Axis.Plane;
import dev.plateau.experiment.Axis.Seeds;
import dev.plateau.experiment.Axis.Span;
import dev.plateau.experiment.Axis.Values;
import dev.plateau.experiment.Plan.Field;
import dev.plateau.json.JsonTypes;
import dev.plateau.json.Place;
import dev.plateau.math.Sobol;
import dev.plateau.training.Spec;
import java.util.List;

/** What must hold between the parts of a plan, whatever its spec is. */
final class PlanRules {
  private static final long LARGEST_SEED = (1L << 53) - 1;

  private PlanRules() {}

  /** Notes what does not. */
  static void check(Plan plan, Place place) {
    checkFields(plan, place);
    checkFolds(plan, place);
    if (plan.search().isPresent()) {
      checkSearch(plan, place);
    }
  }

  private static void checkSearch(Plan plan, Place place) {
    place
        .member("search")
        .allow(plan.countPoints() > 1, () -> "needs several points to choose from, in vary");
    place
        .member("search")
        .allow(plan.plane().isEmpty(), () -> "must be left out where theta varies over a plane");
    plan.fields().stream()
        .filter(field -> field.path().equals("epochs"))
        .forEach(field ->
            place
                .member("vary")
                .member(field.path())
                .invalid("cannot vary in a search: its budget decides"));
  }

  /** Notes a budget that does not reach for an epoch of each run. */
  static void checkBudget(Plan plan, Place place) {
    plan.search()
        .ifPresent(search -> {
          int rungs = search.rungs(plan.points());
          long fewest = (long) rungs * plan.designRuns();
          place
              .member("search")
              .member("budget")
              .allow(
                  search.budget() >= fewest,
                  () ->
                      "must be at least %,d: an epoch of %,d runs for each of %d rungs"
                          .formatted(fewest, plan.designRuns(), rungs));
        });
  }

  /** Notes a point of a search that cannot be scored. */
  static void checkSearched(Plan plan, Spec spec, Place search) {
    if (plan.search().isPresent() && search.isClean()) {
      search.allow(
          spec.preparation().holdsOut(),
          () -> "needs rows held out at every point, by folds or by holdout");
    }
  }

  private static void checkFields(Plan plan, Place place) {
    Place vary = place.member("vary");
    for (Field field : plan.fields()) {
      Place at = vary.member(field.path());
      switch (field.path()) {
        case ExperimentTypes.SEED -> checkSeed(field.axis(), at);
        case ExperimentTypes.THETA ->
            at.allow(
                field.axis() instanceof Plane,
                () -> "must be a plane: directions, from, to, resolution");
        case "dataset", "from", "name", "restarts" -> at.invalid("cannot vary");
        default -> checkAxis(field.axis(), plan.design(), at);
      }
    }
    if (plan.fields().stream().filter(Field::isStart).count() > 1) {
      vary.member(ExperimentTypes.THETA).invalid("cannot vary beside seed: it is the start");
    }
    if (plan.varied().stream().map(Field::path).anyMatch(path -> isPartOfAnother(path, plan))) {
      vary.invalid("must not name a field and a part of it");
    }
    boolean sobol = plan.design() == Design.SOBOL;
    if (sobol && plan.varied().size() > Sobol.MAX_DIMENSIONS) {
      vary.invalid(
          "must name at most %d fields for a sobol design".formatted(Sobol.MAX_DIMENSIONS));
    }
    Place points = place.member("points");
    points.allow(!sobol || plan.sampled().isPresent(), () -> "is required for a sobol design");
    points.allow(sobol || plan.sampled().isEmpty(), () -> "must be left out for a grid");
  }

  private static void checkFolds(Plan plan, Place place) {
    boolean parted = plan.folds().count().isPresent();
    place
        .member("repeats")
        .allow(parted || plan.folds().repeats() == 1, () -> "must be left out without folds");
    if (!parted) {
      return;
    }
    if (plan.plane().isPresent()) {
      place.member("folds").invalid("must be left out where theta varies over a plane");
    }
    for (String member : List.of("holdout", RunSpecs.FOLD)) {
      String reason = "must be left out beside folds: each fold is held out";
      place
          .member("spec")
          .member(member)
          .allow(plan.spec().path(member).isMissingNode(), () -> reason);
      plan.fields().stream()
          .filter(field -> within("/" + field.path().replace('.', '/'), "/" + member))
          .forEach(field -> place.member("vary").member(field.path()).invalid(reason));
    }
  }

  private static boolean isPartOfAnother(String path, Plan plan) {
    return plan.varied().stream().anyMatch(other -> path.startsWith(other.path() + "."));
  }

  private static void checkSeed(Axis axis, Place place) {
    switch (axis) {
      case Seeds _ -> {}
      case Values(var values) -> {
        for (int k = 0; k < values.size(); k++) {
          var _ = JsonTypes.integer(0, LARGEST_SEED).read(values.get(k), place.entry(k));
        }
      }
      case Span _, Plane _ -> place.invalid("must be {\"count\": n} or a list of seeds");
    }
  }

  private static void checkAxis(Axis axis, Design design, Place place) {
    switch (axis) {
      case Values _ -> {}
      case Span span -> {
        boolean grid = design == Design.GRID;
        Place steps = place.member("steps");
        steps.allow(!grid || span.steps().isPresent(), () -> "is required for a grid");
        steps.allow(grid || span.steps().isEmpty(), () -> "must be left out in a sobol design");
      }
      case Seeds _, Plane _ ->
          place.invalid("must be a list of values or a range: from, to, steps");
    }
  }

  /** Whether a place is that of a field, or of a part of it. */
  static boolean within(String place, String field) {
    return place.equals(field) || place.startsWith(field + "/");
  }
}
