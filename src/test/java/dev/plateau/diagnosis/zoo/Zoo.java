package dev.plateau.diagnosis.zoo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Labelled training runs, built by hand: every cause several times, and at least as many healthy.
 */
final class Zoo {
  private Zoo() {}

  static List<ZooRun> all() {
    return Stream.of(faulty(), ZooHealthy.all(), cured()).flatMap(List::stream).toList();
  }

  /** The cures of the faulty runs, each once: as like to trouble as health can be. */
  private static List<ZooRun> cured() {
    Map<List<Object>, ZooRun> distinct = new LinkedHashMap<>();
    ZooHealthy.all().forEach(run -> distinct.put(List.of(run.spec(), run.data()), run));
    for (ZooRun run : faulty()) {
      run.cure()
          .ifPresent(cure -> distinct.putIfAbsent(List.of(cure, run.data()), run.cured(cure)));
    }
    return distinct.values().stream().skip(ZooHealthy.all().size()).toList();
  }

  static List<ZooRun> faulty() {
    return Stream.of(
            ZooStarts.identicalHiddenUnits(),
            ZooStarts.zeroGradientStart(),
            ZooSteps.stepTooLarge(),
            ZooSteps.stepTooSmall(),
            ZooSteps.tooFewEpochs(),
            ZooRows.contradictoryRows(),
            ZooRows.targetOutOfRange(),
            ZooRows.unscaledInputs(),
            ZooStarts.deadUnits(),
            ZooStarts.saturatedUnits(),
            ZooShapes.vanishingGradient(),
            ZooStarts.explodingGradient(),
            ZooShapes.tooFewUnits(),
            ZooShapes.mismatchedLoss(),
            ZooShapes.mismatchedFromLargeWeights(),
            ZooSteps.batchNoise(),
            ZooRestraints.strongWeightDecay(),
            ZooRestraints.strongDropout(),
            ZooRestraints.fadedSteps(),
            ZooRestraints.stoppedEarly(),
            ZooRestraints.tightClipping(),
            ZooRestraints.noBiases(),
            ZooOutputs.constantOutput(),
            ZooOutputs.deadOutput(),
            ZooOutputs.linearNetwork(),
            ZooScales.unscaledTargets(),
            ZooScales.startTooSmall(),
            ZooScales.startTooLarge(),
            ZooScales.unluckyStart(),
            ZooCombined.twoCauses(),
            ZooCombined.decoys())
        .flatMap(List::stream)
        .toList();
  }
}
