package dev.plateau.web.result;

import dev.plateau.data.table.CodedColumn;
import dev.plateau.data.table.Encoding;
import dev.plateau.web.request.CsvConverter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Predictions as a table, in the words of the table that the network was trained on. */
record PredictionWords(PredictedRows predicted) {
  private static final String PREDICTION = "prediction";

  private Optional<Encoding> encoding() {
    return predicted.known().encoding();
  }

  private boolean showsHeldOut() {
    return predicted.own() && predicted.known().rows().heldOut().isPresent();
  }

  List<String> header() {
    List<String> header = new ArrayList<>();
    int outputs = predicted.rows().targets();
    if (encoding().isPresent()) {
      header.addAll(names(encoding().get().inputs()));
      header.addAll(predicted.own() ? names(encoding().get().targets()) : List.of());
      header.addAll(predictionNames(encoding().get()));
    } else {
      header.addAll(numbered("x", predicted.rows().inputs()));
      header.addAll(predicted.own() ? single("y", outputs) : List.of());
      header.addAll(single(PREDICTION, outputs));
    }
    if (showsHeldOut()) {
      header.add("heldOut");
    }
    return header;
  }

  private static List<String> names(List<CodedColumn> columns) {
    return columns.stream().map(CodedColumn::name).toList();
  }

  private List<String> predictionNames(Encoding encoding) {
    List<String> classes = predicted.classes();
    if (classes.isEmpty()) {
      List<String> targets = names(encoding.targets());
      return targets.size() == 1
          ? List.of(PREDICTION)
          : targets.stream().map(name -> PREDICTION + " " + name).toList();
    }
    int shown = predicted.rows().targets() == 1 ? 1 : 0;
    return Stream.concat(
            Stream.of(PREDICTION),
            classes.stream().skip(shown).map(label -> "likelihood of " + label))
        .toList();
  }

  private static List<String> single(String stem, int width) {
    return width == 1 ? List.of(stem) : numbered(stem, width);
  }

  private static List<String> numbered(String stem, int width) {
    return IntStream.rangeClosed(1, width).mapToObj(k -> stem + k).toList();
  }

  Stream<List<String>> cells() {
    return IntStream.range(0, predicted.rows().rows()).mapToObj(this::line);
  }

  private List<String> line(int row) {
    double[] inputs = predicted.rows().inputRow(row);
    double[] targets = predicted.own() ? predicted.rows().targetRow(row) : new double[0];
    double[] prediction = predicted.predictions().get(row);
    List<String> line = new ArrayList<>();
    if (encoding().isPresent()) {
      line.addAll(encoding().get().inputWords(inputs));
      line.addAll(predicted.own() ? encoding().get().words(targets) : List.of());
      line.addAll(words(prediction));
    } else {
      line.addAll(numbers(inputs));
      line.addAll(numbers(targets));
      line.addAll(numbers(prediction));
    }
    if (showsHeldOut()) {
      line.add(Boolean.toString(predicted.known().isHeldOut(row)));
    }
    return line;
  }

  private List<String> words(double[] prediction) {
    if (predicted.classes().isEmpty()) {
      boolean finite = Arrays.stream(prediction).allMatch(Double::isFinite);
      return finite ? encoding().orElseThrow().words(prediction) : numbers(prediction);
    }
    return Stream.concat(Stream.of(predicted.label(prediction)), numbers(prediction).stream())
        .toList();
  }

  private static List<String> numbers(double[] row) {
    return Arrays.stream(row).mapToObj(CsvConverter::cell).toList();
  }
}
