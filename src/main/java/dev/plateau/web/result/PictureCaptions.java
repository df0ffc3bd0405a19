package dev.plateau.web.result;

import dev.plateau.data.Dataset;
import dev.plateau.job.Job;
import dev.plateau.network.Network;
import dev.plateau.plot.Caption;
import dev.plateau.plot.Numerals;
import dev.plateau.spec.DatasetSource;
import dev.plateau.spec.SpecTypes;
import dev.plateau.training.Spec;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The captions of the pictures of a job. */
final class PictureCaptions {
  private PictureCaptions() {}

  static Caption losses(Job job) {
    Spec spec = job.spec().training();
    Job.Progress progress = job.metrics().progress();
    Stream<String> run =
        Stream.of(
            SpecTypes.OPTIMIZER.typeOf(spec.descent().optimizer()),
            "alpha " + Numerals.brief(spec.descent().learningRate(), 4),
            "%,d epochs".formatted(progress.epoch()));
    Stream<String> loss =
        progress.loss().stream().mapToObj(last -> "loss " + Numerals.brief(last, 6));
    return caption(job, "Loss", Stream.concat(run, loss).toList());
  }

  /** The caption of predictions after an epoch. */
  static Caption predictions(Job job, int epoch, List<String> more) {
    String when = "after epoch %,d".formatted(epoch);
    return caption(job, "Predictions", Stream.concat(Stream.of(when), more.stream()).toList());
  }

  private static Caption caption(Job job, String usual, List<String> more) {
    String subtitle =
        Stream.concat(
                Stream.of(rows(job.spec().dataset()), shape(job.spec().training().network())),
                more.stream())
            .collect(Collectors.joining(" · "));
    return new Caption(job.spec().name().orElse(usual), subtitle);
  }

  private static String rows(DatasetSource source) {
    return switch (source) {
      case DatasetSource.BuiltIn(String name) -> name;
      case DatasetSource.Uploaded(var _) -> "uploaded rows";
      case DatasetSource.Inline(Dataset data) -> "%,d rows".formatted(data.rows());
    };
  }

  private static String shape(Network network) {
    return IntStream.rangeClosed(0, network.layers())
        .mapToObj(layer -> Integer.toString(network.width(layer)))
        .collect(Collectors.joining("-"));
  }
}
