package dev.plateau.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.data.BuiltIn;
import dev.plateau.data.Dataset;
import dev.plateau.math.Numbers;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GradientReportTests {
  private static final Dataset XOR = BuiltIn.named("xor").orElseThrow().data();

  private static GradientRequest request(int hidden, List<OptionalDouble> claimed) {
    Network network = Network.of(2, List.of(hidden), Activation.SIGMOID, 1, Activation.IDENTITY);
    double[] theta = new double[(int) network.parameters()];
    Arrays.fill(theta, 0.1);
    return new GradientRequest(XOR, network, Loss.MSE, Numbers.of(theta), typed(claimed));
  }

  /** Claims with all their digits. */
  private static List<Optional<ClaimedNumber>> typed(List<OptionalDouble> claimed) {
    return claimed.stream()
        .map(number -> number.stream().mapToObj(x -> new ClaimedNumber(x, 0)).findFirst())
        .toList();
  }

  private static GradientReport report(GradientRequest request) {
    return GradientReport.of(request, GradientBudget.of(request), true);
  }

  @Test
  void reportsAllOfASmallNetwork() {
    GradientReport report = report(request(2, List.of()));

    assertThat(report.loss()).isEqualTo(0.3341263195427419);
    assertThat(report.norm()).isEqualTo(0.7351620170982124);
    assertThat(report.gradient()).hasSize(9).allMatch(one -> one.relativeError() < 1e-8);
    assertThat(report.gradient()).allMatch(one -> one.claim().agrees().isEmpty());
    assertThat(report.check().orElseThrow().agrees()).isTrue();
    assertThat(report.spectrum().orElseThrow().eigenvalues()).hasSize(9);
    assertThat(report.rows().orElseThrow()).hasSize(4);
    assertThat(report.reason()).isEmpty();
    assertThat(report.warnings()).isEmpty();
  }

  @Test
  void warnsOfClaimsThatAgreeByAccident() {
    GradientReport right = report(request(2, List.of()));
    List<OptionalDouble> claimed =
        right.gradient().stream().map(one -> OptionalDouble.of(one.value())).toList();

    GradientReport report = report(request(2, claimed));

    assertThat(report.gradient()).allMatch(one -> one.claim().agrees().orElseThrow());
    assertThat(report.warnings().getFirst().id()).isEqualTo("indistinguishable-claims");
    assertThat(report.warnings().getFirst().summary()).contains("w5, w6");
  }

  @Test
  void refusesAClaimBeyondSevenDigits() {
    double last = report(request(2, List.of())).gradient().getLast().value();
    List<OptionalDouble> claimed =
        Stream.concat(
                Collections.nCopies(8, OptionalDouble.empty()).stream(),
                Stream.of(OptionalDouble.of(last * (1 + 6e-7))))
            .toList();

    Derivative bias = report(request(2, claimed)).gradient().getLast();

    assertThat(bias.claim().agrees()).contains(false);
    assertThat(bias.claim().relativeError().orElseThrow()).isBetween(5e-7, 7e-7);
  }

  @Test
  void budgetLeavesOutWhatTakesTooLong() {
    GradientBudget small = GradientBudget.of(request(2, List.of()));
    GradientBudget large = GradientBudget.of(request(100_000, List.of()));

    assertThat(small).isEqualTo(new GradientBudget(9, true, 4, true, small.cost()));
    assertThat(large.entries()).isZero();
    assertThat(large.hessian()).isFalse();
    assertThat(large.formulas()).isFalse();
    assertThat(large.rows()).isLessThan(4);
    assertThat(large.cost()).isGreaterThan(small.cost());
  }
}
