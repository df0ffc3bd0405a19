package dev.plateau.web.result;

import dev.plateau.data.Dataset;
import dev.plateau.job.Job;
import dev.plateau.plot.Caption;
import dev.plateau.plot.Numerals;
import dev.plateau.spec.DatasetSource;
import dev.plateau.spec.DescentTypes;
import dev.plateau.training.Optimizer;
import dev.plateau.training.Search;
import dev.plateau.training.Spec;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The captions of the pictures of a job. */
final class PictureCaptions {
  private PictureCaptions() {}

  static Caption losses(Job job) {
    Spec spec = job.spec().training();
    Job.Progress progress = job.metrics().progress();
    Optimizer optimizer = spec.descent().optimizer();
    Stream<String> alpha =
        optimizer instanceof Search
            ? Stream.of()
            : Stream.of("alpha " + Numerals.brief(spec.descent().learningRate(), 4));
    Stream<String> run =
        Stream.of(
                Stream.of(DescentTypes.OPTIMIZER.typeOf(optimizer)),
                alpha,
                Stream.of("%,d epochs".formatted(progress.epoch())))
            .flatMap(some -> some);
    Stream<String> loss =
        progress.losses().last().stream().mapToObj(last -> "loss " + Numerals.brief(last, 6));
    Stream<String> heldOut =
        progress.losses().heldOut().stream()
            .mapToObj(last -> "held out " + Numerals.brief(last, 6));
    Stream<String> unit =
        spec.preparation().scalesTargets() ? Stream.of("targets scaled") : Stream.of();
    return caption(job, "Loss", Stream.of(run, loss, heldOut, unit).flatMap(some -> some).toList());
  }

  /** The caption of predictions after an epoch. */
  static Caption predictions(Job job, int epoch, List<String> more) {
    String when = "after epoch %,d".formatted(epoch);
    return caption(job, "Predictions", Stream.concat(Stream.of(when), more.stream()).toList());
  }

  /** The caption of the loss around the parameters after an epoch. */
  static Caption landscape(Job job, int epoch) {
    return caption(job, "Loss around the run", List.of("around epoch %,d".formatted(epoch)));
  }

  private static Caption caption(Job job, String usual, List<String> more) {
    String subtitle =
        Stream.concat(
                Stream.of(rows(job.spec().dataset()), job.spec().training().network().shape()),
                more.stream())
            .collect(Collectors.joining(" · "));
    return new Caption(job.spec().name().orElse(usual), subtitle);
  }

  private static String rows(DatasetSource source) {
    return switch (source) {
      case DatasetSource.BuiltIn(String name) -> name;
      case DatasetSource.Uploaded(var _) -> "uploaded rows";
      case DatasetSource.Inline(Dataset data) -> "%,d rows".formatted(data.rows());
      case DatasetSource.Table(var data, var _) -> "%,d rows".formatted(data.rows().rows());
    };
  }
}
