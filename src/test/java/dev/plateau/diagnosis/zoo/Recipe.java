package dev.plateau.diagnosis.zoo;

import dev.plateau.data.BuiltIn;
import dev.plateau.data.Dataset;
import dev.plateau.math.Numbers;
import dev.plateau.network.Activation;
import dev.plateau.network.Initialization;
import dev.plateau.network.Loss;
import dev.plateau.network.Network;
import dev.plateau.training.Descent;
import dev.plateau.training.Optimizer;
import dev.plateau.training.Preparation;
import dev.plateau.training.Spec;
import dev.plateau.training.StoppingCriteria;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A spec and its data, written as what differs from the service's defaults; never changed. */
public final class Recipe {
  private Dataset data;
  private List<Integer> hidden = List.of(2);
  private Activation activation = Activation.SIGMOID;
  private Activation output = Activation.IDENTITY;
  private Loss loss = Loss.MSE;
  private Initialization init = new Initialization.GlorotUniform();
  private long seed = 7;
  private Optimizer optimizer = new Optimizer.GradientDescent();
  private double alpha = 0.3;
  private int epochs = 10_000;
  private OptionalInt batchSize = OptionalInt.empty();
  private boolean standardize;
  private StoppingCriteria stopWhen = StoppingCriteria.NONE;
  private UnaryOperator<Spec> change = UnaryOperator.identity();

  private Recipe(Dataset data) {
    this.data = data;
  }

  public static Recipe on(Dataset data) {
    return new Recipe(data);
  }

  public static Recipe on(String builtIn) {
    return on(BuiltIn.named(builtIn).orElseThrow().data());
  }

  public Dataset data() {
    return data;
  }

  public Spec spec() {
    Network network = Network.of(data.inputs(), hidden, activation, data.targets(), output);
    return change.apply(plain(network));
  }

  private Spec plain(Network network) {
    return Spec.of(network, loss)
        .withInit(init)
        .withSeed(seed)
        .withOptimizer(optimizer)
        .withLearningRate(alpha)
        .withEpochs(epochs)
        .withBatchSize(batchSize)
        .withStopWhen(stopWhen)
        .withPreparation(Preparation.NONE.withScaling(standardize, false));
  }

  private Recipe with(Consumer<Recipe> change) {
    Recipe copy = new Recipe(data);
    copy.hidden = hidden;
    copy.activation = activation;
    copy.output = output;
    copy.loss = loss;
    copy.init = init;
    copy.seed = seed;
    copy.optimizer = optimizer;
    copy.alpha = alpha;
    copy.epochs = epochs;
    copy.batchSize = batchSize;
    copy.standardize = standardize;
    copy.stopWhen = stopWhen;
    copy.change = this.change;
    change.accept(copy);
    return copy;
  }

  public Recipe data(Dataset data) {
    return with(r -> r.data = data);
  }

  public Recipe hidden(Integer... widths) {
    return with(r -> r.hidden = Arrays.asList(widths));
  }

  public Recipe activation(Activation activation) {
    return with(r -> r.activation = activation);
  }

  public Recipe tanh() {
    return activation(Activation.TANH);
  }

  public Recipe relu() {
    return activation(Activation.RELU);
  }

  public Recipe output(Activation output) {
    return with(r -> r.output = output);
  }

  public Recipe loss(Loss loss) {
    return with(r -> r.loss = loss);
  }

  /** Sigmoid outputs and the loss that matches them. */
  public Recipe bce() {
    return output(Activation.SIGMOID).loss(Loss.BCE);
  }

  /** Softmax outputs and the loss that matches them. */
  public Recipe crossEntropy() {
    return output(Activation.SOFTMAX).loss(Loss.CROSS_ENTROPY);
  }

  public Recipe from(Initialization init) {
    return with(r -> r.init = init);
  }

  public Recipe glorot() {
    return from(new Initialization.GlorotUniform());
  }

  public Recipe he() {
    return from(new Initialization.HeNormal());
  }

  public Recipe constant(double value) {
    return from(new Initialization.Constant(value));
  }

  public Recipe uniform(double low, double high) {
    return from(new Initialization.Uniform(low, high));
  }

  public Recipe normal(double mean, double stdDev) {
    return from(new Initialization.Normal(mean, stdDev));
  }

  private static double[] doubles(Double... values) {
    return Arrays.stream(values).mapToDouble(Double::doubleValue).toArray();
  }

  public Recipe theta(Double... values) {
    return from(new Initialization.Theta(Numbers.of(doubles(values))));
  }

  public Recipe seed(long seed) {
    return with(r -> r.seed = seed);
  }

  public Recipe by(Optimizer optimizer) {
    return with(r -> r.optimizer = optimizer);
  }

  public Recipe adam(double alpha) {
    return by(new Optimizer.Adam()).alpha(alpha);
  }

  public Recipe momentum(double alpha) {
    return by(new Optimizer.Momentum()).alpha(alpha);
  }

  public Recipe nesterov(double alpha) {
    return by(new Optimizer.Nesterov()).alpha(alpha);
  }

  public Recipe rmsProp(double alpha) {
    return by(new Optimizer.RmsProp()).alpha(alpha);
  }

  Recipe adagrad(double alpha) {
    return by(new Optimizer.Adagrad()).alpha(alpha);
  }

  public Recipe alpha(double alpha) {
    return with(r -> r.alpha = alpha);
  }

  Recipe alphaTimes(double factor) {
    return alpha(alpha * factor);
  }

  Recipe epochsTimes(double factor) {
    return epochs((int) Math.ceil(epochs * factor));
  }

  public Recipe epochs(int epochs) {
    return with(r -> r.epochs = epochs);
  }

  public Recipe batch(int size) {
    return with(r -> r.batchSize = OptionalInt.of(size));
  }

  public Recipe fullBatch() {
    return with(r -> r.batchSize = OptionalInt.empty());
  }

  public Recipe standardized() {
    return with(r -> r.standardize = true);
  }

  Recipe unstandardized() {
    return with(r -> r.standardize = false);
  }

  /** The same with a change that a spec allows and a recipe has no word for. */
  public Recipe changed(UnaryOperator<Spec> more) {
    return with(r -> r.change = spec -> more.apply(change.apply(spec)));
  }

  Recipe descending(UnaryOperator<Descent> more) {
    return changed(spec -> spec.withDescent(more));
  }

  Recipe network(UnaryOperator<Network> more) {
    return changed(spec -> spec.withNetwork(more.apply(spec.network())));
  }

  public Recipe lossBelow(double loss) {
    return with(r -> r.stopWhen = StoppingCriteria.NONE.withLossBelow(loss));
  }
}
