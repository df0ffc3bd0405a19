package dev.plateau.web.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plateau.data.Dataset;
import dev.plateau.data.metric.Accuracy;
import dev.plateau.data.metric.ClassMetrics;
import dev.plateau.data.metric.ClassScore;
import dev.plateau.data.metric.NumberMetrics;
import dev.plateau.data.metric.Share;
import dev.plateau.json.NullIfNotFinite;
import dev.plateau.training.Partition;
import dev.plateau.training.TrainedNetwork;
import dev.plateau.web.request.CsvConverter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How well a network predicts after an epoch, in JSON. */
@Schema(name = "Metrics")
public record MetricsView(
    int epoch,
    Quality training,
    @Schema(description = "null where no rows are held out") @Nullable Quality holdout)
    implements CsvConverter.Rows {

  static MetricsView of(int epoch, TrainedNetwork trained, Partition rows) {
    List<String> classes = rows.classes(trained.network());
    return new MetricsView(
        epoch,
        Quality.of(trained, rows.training(), classes),
        rows.rows().heldOut().map(held -> Quality.of(trained, held, classes)).orElse(null));
  }

  /** How well some rows are predicted: numbers have the first members, classes the others. */
  @Schema(name = "Quality")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Quality(
      int rows,
      @Schema(description = "in the unit of training, which is that of scaled targets")
          @NullIfNotFinite
          Double loss,
      @Schema(description = "numbers: the explained share of the targets' variance")
          @Nullable
          @NullIfNotFinite
          Double rSquared,
      @Schema(description = "numbers: the root of the mean squared error, in the targets' unit")
          @Nullable
          @NullIfNotFinite
          Double rmse,
      @Schema(description = "numbers: the mean absolute error, in the targets' unit")
          @Nullable
          @NullIfNotFinite
          Double mae,
      @Schema(description = "classes: the share of rows whose class is the most likely one")
          @Nullable AccuracyView accuracy,
      @Schema(description = "classes: the mean recall") @Nullable @NullIfNotFinite
          Double balancedAccuracy,
      @Schema(description = "classes: null where outputs are no probabilities")
          @Nullable
          @NullIfNotFinite
          Double logLoss,
      @Schema(
              description =
                  "classes: the area under the receiver operating characteristic, of more than two"
                      + " classes the mean of each against the others; null for rows of one class")
          @Nullable
          @NullIfNotFinite
          Double auc,
      @Nullable List<ClassView> classes,
      @Schema(description = "classes: how many rows of each (a list) are predicted to be of each")
          @Nullable List<List<Integer>> confusion) {

    private static Quality of(TrainedNetwork trained, Dataset rows, List<String> classes) {
      double[] targets = rows.allTargets();
      double[] outputs = trained.flatPredictions(rows);
      double loss = trained.loss(rows);
      int width = rows.targets();
      return classes.isEmpty()
          ? of(loss, NumberMetrics.of(targets, outputs, width))
          : of(loss, ClassMetrics.of(targets, outputs, classes, width));
    }

    private static Quality of(double loss, NumberMetrics numbers) {
      return new Quality(
          numbers.rows(),
          loss,
          numbers.rSquared(),
          numbers.rmse(),
          numbers.mae(),
          null,
          null,
          null,
          null,
          null,
          null);
    }

    private static Quality of(double loss, ClassMetrics classes) {
      return new Quality(
          classes.rows(),
          loss,
          null,
          null,
          null,
          AccuracyView.of(new Accuracy(classes.accuracy(), classes.largestClass())),
          classes.balancedAccuracy(),
          classes.logLoss(),
          classes.auc().value(),
          classes.classes().stream().map(ClassView::of).toList(),
          classes.confusion().rows());
    }
  }

  /** One class against the others. */
  @Schema(name = "ClassQuality")
  record ClassView(
      String label,
      @Schema(description = "the share of its own among the rows predicted to be of it")
          double precision,
      @Schema(description = "the share of its own rows that are predicted to be of it")
          double recall,
      @Schema(description = "the harmonic mean of both") double f1,
      @Schema(description = "how many rows are of it") int rows) {

    private static ClassView of(ClassScore score) {
      return new ClassView(
          score.label(), score.precision(), score.recall(), score.f1(), score.rows());
    }
  }

  /** An accuracy and its 95 % interval. */
  @Schema(name = "Accuracy")
  public record AccuracyView(
      double value,
      @Schema(description = "the lower end of the 95 % interval (Wilson)") double low95,
      @Schema(description = "the upper end") double high95,
      @Schema(description = "the share of the largest class: what always saying it gets right")
          double largestClass) {

    public static AccuracyView of(Accuracy accuracy) {
      Share share = accuracy.share();
      return new AccuracyView(
          share.value(), share.low95(), share.high95(), accuracy.largestClass());
    }
  }

  @Override
  public List<String> header() {
    return List.of("rows", "metric", "class", "predicted", "value");
  }

  @Override
  public Stream<List<String>> cells() {
    return Stream.concat(
        cells("training", training),
        Optional.ofNullable(holdout).stream().flatMap(held -> cells("holdout", held)));
  }

  private static Stream<List<String>> cells(String rows, Quality of) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(line(rows, "rows", "", "", (double) of.rows()));
    cells.add(line(rows, "loss", "", "", of.loss()));
    cells.add(line(rows, "rSquared", "", "", of.rSquared()));
    cells.add(line(rows, "rmse", "", "", of.rmse()));
    cells.add(line(rows, "mae", "", "", of.mae()));
    if (of.accuracy() != null) {
      cells.add(line(rows, "accuracy", "", "", of.accuracy().value()));
      cells.add(line(rows, "accuracyLow95", "", "", of.accuracy().low95()));
      cells.add(line(rows, "accuracyHigh95", "", "", of.accuracy().high95()));
      cells.add(line(rows, "largestClass", "", "", of.accuracy().largestClass()));
    }
    cells.add(line(rows, "balancedAccuracy", "", "", of.balancedAccuracy()));
    cells.add(line(rows, "logLoss", "", "", of.logLoss()));
    cells.add(line(rows, "auc", "", "", of.auc()));
    if (of.classes() != null && of.confusion() != null) {
      cells.addAll(cells(rows, of.classes(), of.confusion()));
    }
    return cells.stream().filter(line -> !line.isEmpty());
  }

  private static List<List<String>> cells(
      String rows, List<ClassView> classes, List<List<Integer>> confusion) {
    List<List<String>> cells = new ArrayList<>();
    for (ClassView one : classes) {
      cells.add(line(rows, "precision", one.label(), "", one.precision()));
      cells.add(line(rows, "recall", one.label(), "", one.recall()));
      cells.add(line(rows, "f1", one.label(), "", one.f1()));
      cells.add(line(rows, "rows", one.label(), "", (double) one.rows()));
    }
    for (int actual = 0; actual < classes.size(); actual++) {
      for (int predicted = 0; predicted < classes.size(); predicted++) {
        double count = confusion.get(actual).get(predicted);
        cells.add(
            line(
                rows,
                "confusion",
                classes.get(actual).label(),
                classes.get(predicted).label(),
                count));
      }
    }
    return cells;
  }

  /** Empty where the metric is none of these rows. */
  private static List<String> line(
      String rows, String metric, String label, String predicted, @Nullable Double value) {
    return value == null
        ? List.of()
        : List.of(rows, metric, label, predicted, CsvConverter.cell(value));
  }
}
