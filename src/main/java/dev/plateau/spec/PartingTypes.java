package dev.plateau.spec;

import static dev.plateau.json.JsonTypes.integer;
import static dev.plateau.json.JsonTypes.number;

import dev.plateau.data.Fold;
import dev.plateau.data.Parting;
import dev.plateau.data.Split;
import dev.plateau.json.ObjectType;
import dev.plateau.json.Place;
import dev.plateau.json.Range;
import dev.plateau.spec.Fitting.Fitted;
import dev.plateau.training.Spec;

/** The JSON of how rows are parted, and which partings suit some rows. */
final class PartingTypes {
  private static final long LARGEST_SEED = (1L << 53) - 1;

  private static final ObjectType<Fold> FOLD =
      ObjectType.of("Fold", new Fold(1, 10))
          .required("number", integer(1, Integer.MAX_VALUE), "which fold is held out, from 1")
          .required("of", integer(2, Integer.MAX_VALUE), "how many folds the rows make")
          .check((fold, place) ->
              place
                  .member("number")
                  .allow(
                      fold.number() <= fold.of(),
                      () -> "must be at most %d, the folds that there are".formatted(fold.of())));

  static final ObjectType<Parting> PARTING =
      ObjectType.of("Parting", Parting.NONE)
          .member(
              "holdout",
              number(Range.HOLDOUT),
              Parting::holdout,
              Parting::withHoldout,
              "the share of the rows that is kept out of training, chosen by seed, the same share"
                  + " of each class")
          .nullable(
              "fold",
              FOLD,
              Parting::fold,
              Parting::withFold,
              "instead of holdout: which of so many equal parts of the rows is kept out of"
                  + " training, each with its share of each class")
          .nullable(
              "trainingRows",
              integer(1, Integer.MAX_VALUE),
              Parting::trainingRows,
              Parting::withTrainingRows,
              "how many of the rows not held out are trained on: some rows of each class, and those"
                  + " of a smaller number among those of a larger one; null: all")
          .nullable(
              "splitSeed",
              integer(0, LARGEST_SEED),
              Parting::seed,
              Parting::withSeed,
              "chooses the rows held out, the folds and the training rows, so that they stay the"
                  + " same under another seed; null: seed does");

  private PartingTypes() {}

  /** Notes what the rows do not allow. */
  static void check(Fitted fitted, Place place) {
    Spec spec = fitted.spec().training();
    Parting parting = spec.preparation().parting();
    int rows = fitted.set().rows().rows();
    Place fold = place.member("fold");
    fold.allow(
        parting.holdout() == 0 || parting.fold().isEmpty(),
        () -> "must be left out beside holdout: either holds rows out");
    fold.member("of")
        .allow(
            parting.fold().isEmpty() || parting.fold().get().of() <= rows,
            () -> "must be at most %,d, the rows that there are".formatted(rows));
    if (fold.isClean() && !parting.trainsOnAll()) {
      checkCounts(
          Split.of(fitted.data(), fitted.set().task(), parting, spec.start().seed()),
          parting,
          rows,
          place);
    }
  }

  private static void checkCounts(Split split, Parting parting, int rows, Place place) {
    place
        .member("holdout")
        .allow(
            !parting.holdsOut() || split.holdsOut(),
            () ->
                "must hold out a row at least; %s of %,d rows is none"
                    .formatted(parting.holdout(), rows));
    int others = rows - split.heldOutRows().length;
    place
        .member("trainingRows")
        .allow(
            parting.trainingRows().orElse(0) <= others,
            () -> "must be at most %,d, the rows that are not held out".formatted(others));
  }
}
