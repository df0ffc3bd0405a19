package dev.plateau.spec;

import static dev.plateau.json.JsonTypes.number;

import dev.plateau.json.JsonType;
import dev.plateau.json.JsonTypes;
import dev.plateau.json.ObjectType;
import dev.plateau.json.Place;
import dev.plateau.json.Range;
import dev.plateau.json.Schemas;
import dev.plateau.json.UnionType;
import dev.plateau.math.Numbers;
import dev.plateau.network.Initialization;
import dev.plateau.network.Initialization.Constant;
import dev.plateau.network.Initialization.EntryWise;
import dev.plateau.network.Initialization.GlorotNormal;
import dev.plateau.network.Initialization.GlorotUniform;
import dev.plateau.network.Initialization.HeNormal;
import dev.plateau.network.Initialization.HeUniform;
import dev.plateau.network.Initialization.LecunNormal;
import dev.plateau.network.Initialization.Normal;
import dev.plateau.network.Initialization.Orthogonal;
import dev.plateau.network.Initialization.Theta;
import dev.plateau.network.Initialization.Uniform;

/** The JSON of how theta starts. */
final class InitTypes {
  private static final JsonType<Double> FINITE = number(Range.FINITE);

  /** How biases start by themselves, each drawn as a weight of its layer would be. */
  private static final UnionType<EntryWise> BIAS_INIT =
      UnionType.<EntryWise>of("BiasInit")
          .with("constant", constant("ConstantBiases"))
          .with("uniform", uniform("UniformBiases"))
          .with("normal", normal("NormalBiases"))
          .with("glorot-uniform", ObjectType.of("GlorotUniformBiases", new GlorotUniform()))
          .with("glorot-normal", ObjectType.of("GlorotNormalBiases", new GlorotNormal()))
          .with("he-uniform", ObjectType.of("HeUniformBiases", new HeUniform()))
          .with("he-normal", ObjectType.of("HeNormalBiases", new HeNormal()))
          .with("lecun-normal", ObjectType.of("LecunNormalBiases", new LecunNormal()));

  /** The same, or a number for all. */
  private static final JsonType<EntryWise> BIASES =
      JsonTypes.of(
          (json, place) ->
              json.isNumber()
                  ? FINITE.read(json, place).map(Constant::new)
                  : BIAS_INIT.read(json, place),
          (biases, json) -> {
            if (biases instanceof Constant constant) {
              json.writeNumber(constant.value());
            } else {
              BIAS_INIT.write(biases, json);
            }
          },
          schemas -> Schemas.oneOf(FINITE.schema(schemas), BIAS_INIT.schema(schemas)));

  /** How theta starts. */
  static final UnionType<Initialization> INIT =
      UnionType.<Initialization>of("Init")
          .with("constant", withBiases(constant("ConstantInit")))
          .with("uniform", withBiases(uniform("UniformInit")))
          .with("normal", withBiases(normal("NormalInit")))
          .with("glorot-uniform", scaled("GlorotUniformInit", new GlorotUniform()))
          .with("glorot-normal", scaled("GlorotNormalInit", new GlorotNormal()))
          .with("he-uniform", scaled("HeUniformInit", new HeUniform()))
          .with("he-normal", scaled("HeNormalInit", new HeNormal()))
          .with("lecun-normal", scaled("LecunNormalInit", new LecunNormal()))
          .with("orthogonal", scaled("OrthogonalInit", new Orthogonal()))
          .with(
              "theta",
              ObjectType.of("ThetaInit", new Theta(Numbers.of()))
                  .required("values", SpecTypes.THETA, "all parameters in order: w1.. then b1.."));

  private InitTypes() {}

  private static ObjectType<Constant> constant(String name) {
    return ObjectType.of(name, new Constant(0.1)).suggested("value", FINITE, "of every number");
  }

  private static ObjectType<Uniform> uniform(String name) {
    return ObjectType.of(name, new Uniform(0, 1))
        .suggested("low", FINITE, "from")
        .suggested("high", FINITE, "to, not below low")
        .check(InitTypes::checkEnds);
  }

  private static void checkEnds(Uniform uniform, Place place) {
    if (uniform.high() < uniform.low() && place.isClean()) {
      place
          .member("high")
          .invalid("must not be below low: %s < %s".formatted(uniform.high(), uniform.low()));
    }
  }

  private static ObjectType<Normal> normal(String name) {
    return ObjectType.of(name, new Normal(0, 0.5))
        .suggested("mean", FINITE, "the mean")
        .suggested("stdDev", number(Range.NOT_NEGATIVE), "the standard deviation");
  }

  private static <T extends Initialization> ObjectType<T> withBiases(ObjectType<T> init) {
    return init.optional(
        "biases", BIASES, "a number or an init for the biases, which else start like the weights");
  }

  private static <T extends Initialization> ObjectType<T> scaled(String name, T init) {
    return ObjectType.of(name, init)
        .optional("biases", BIASES, "a number or an init for the biases, which else start at 0");
  }
}
