package dev.plateau;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;

/** The plan of the house, as far as bytecode shows it. */
@AnalyzeClasses(
    packagesOf = PlateauApplication.class,
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTests.Written.class})
class ArchitectureTests {
  /** Leaves out what Spring generates for the jar. */
  static final class Written implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("__") && !location.contains("$$");
    }
  }

  private static final String[] CORE = {
    "dev.plateau.diagnosis..",
    "dev.plateau.training",
    "dev.plateau.network",
    "dev.plateau.data..",
    "dev.plateau.kernel",
    "dev.plateau.math"
  };

  /** Everything lives in one of these packages, and each may use all below it. */
  @ArchTest
  static final ArchRule arrowsPointDownwards =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("web")
          .definedBy("dev.plateau.web..")
          .layer("plot")
          .definedBy("dev.plateau.plot")
          .layer("experiment")
          .definedBy("dev.plateau.experiment")
          .layer("job")
          .definedBy("dev.plateau.job")
          .layer("store")
          .definedBy("dev.plateau.store")
          .layer("trace")
          .definedBy("dev.plateau.trace")
          .layer("spec")
          .definedBy("dev.plateau.spec")
          .layer("json")
          .definedBy("dev.plateau.json")
          .layer("diagnosis")
          .definedBy("dev.plateau.diagnosis")
          .layer("diagnosis.check")
          .definedBy("dev.plateau.diagnosis.check")
          .layer("diagnosis.trial")
          .definedBy("dev.plateau.diagnosis.trial")
          .layer("diagnosis.update")
          .definedBy("dev.plateau.diagnosis.update")
          .layer("diagnosis.evidence")
          .definedBy("dev.plateau.diagnosis.evidence")
          .layer("training")
          .definedBy("dev.plateau.training")
          .layer("network")
          .definedBy("dev.plateau.network")
          .layer("data")
          .definedBy("dev.plateau.data..")
          .layer("kernel")
          .definedBy("dev.plateau.kernel")
          .layer("math")
          .definedBy("dev.plateau.math")
          .whereLayer("web")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("plot")
          .mayOnlyBeAccessedByLayers("web")
          .whereLayer("experiment")
          .mayOnlyBeAccessedByLayers("web")
          .whereLayer("job")
          .mayOnlyBeAccessedByLayers("web", "experiment")
          .whereLayer("store")
          .mayOnlyBeAccessedByLayers("web", "experiment", "job")
          .whereLayer("trace")
          .mayOnlyBeAccessedByLayers("experiment", "job")
          .whereLayer("spec")
          .mayOnlyBeAccessedByLayers("web", "experiment", "job")
          .whereLayer("json")
          .mayOnlyBeAccessedByLayers("web", "experiment", "job", "spec")
          .whereLayer("diagnosis")
          .mayOnlyBeAccessedByLayers("web", "job")
          .whereLayer("diagnosis.check")
          .mayOnlyBeAccessedByLayers("diagnosis")
          .whereLayer("diagnosis.trial")
          .mayOnlyBeAccessedByLayers("web", "job", "diagnosis", "diagnosis.check")
          .whereLayer("diagnosis.update")
          .mayOnlyBeAccessedByLayers("web")
          .whereLayer("diagnosis.evidence")
          .mayOnlyBeAccessedByLayers(
              "web", "job", "diagnosis", "diagnosis.check", "diagnosis.trial", "diagnosis.update")
          .whereLayer("training")
          .mayOnlyBeAccessedByLayers(above("training"))
          .whereLayer("network")
          .mayOnlyBeAccessedByLayers(above("network"))
          .whereLayer("data")
          .mayOnlyBeAccessedByLayers(above("data"))
          .whereLayer("kernel")
          .mayOnlyBeAccessedByLayers(above("kernel"))
          .whereLayer("math")
          .mayOnlyBeAccessedByLayers(above("math"))
          .ensureAllClassesAreContainedInArchitectureIgnoring("dev.plateau");

  /** The layers above one of the lower half, which may use it. */
  private static String[] above(String layer) {
    List<String> layers =
        List.of(
            "web",
            "plot",
            "experiment",
            "job",
            "spec",
            "diagnosis",
            "diagnosis.check",
            "diagnosis.trial",
            "diagnosis.update",
            "diagnosis.evidence",
            "training",
            "network",
            "data",
            "math",
            "kernel");
    return layers.subList(0, layers.indexOf(layer)).toArray(String[]::new);
  }

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("dev.plateau.(**)").should().beFreeOfCycles();

  /** What every room reads requests with depends on none of them. */
  @ArchTest
  static final ArchRule requestsKnowNoRoom =
      noClasses()
          .that()
          .resideInAPackage("dev.plateau.web.request")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.plateau.web..")
                  .and(not(resideInAPackage("dev.plateau.web.request"))));

  /** Exceptions say what happened; only these rooms know how that is answered. */
  @ArchTest
  static final ArchRule problemsAndThePageStandBeside =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.plateau.web", "dev.plateau.web.problem", "dev.plateau.web.page")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.plateau.web.problem", "dev.plateau.web.page");

  @ArchTest
  static final ArchRule onlyTheApplicationStandsInTheRoot =
      classes()
          .that()
          .resideInAPackage("dev.plateau")
          .should()
          .haveSimpleName("PlateauApplication")
          .orShould()
          .haveSimpleName("package-info");

  @ArchTest
  static final ArchRule nothingKnowsTheApplication =
      noClasses()
          .that()
          .resideInAPackage("dev.plateau.*..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.plateau");

  /** Neither Spring nor Jackson, databases, networks or loggers: the core could be a library. */
  @ArchTest
  static final ArchRule theCoreNeedsOnlyTheJdk =
      classes()
          .that()
          .resideInAnyPackage(CORE)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                      "dev.plateau..",
                      "java..",
                      "javax.management..",
                      "jdk.incubator.vector",
                      "org.jspecify..",
                      "de.siegmar.fastcsv..",
                      "org.ejml..")
                  .and(not(resideInAnyPackage("java.sql..", "java.net..", "java.util.logging"))));

  @ArchTest
  static final ArchRule onlyDataAndWebKnowCsv =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.plateau.data..", "dev.plateau.web..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("de.siegmar.fastcsv..");

  @ArchTest
  static final ArchRule onlyPlotDraws =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.plateau.plot")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.jfree..", "org.apache.batik..", "java.awt..", "javax.imageio..");

  @ArchTest
  static final ArchRule onlyMathAndKernelsKnowLinearAlgebraAndVectors =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.plateau.math", "dev.plateau.kernel")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.ejml..", "jdk.incubator.vector");

  /**
   * The module may be missing at run time: who touches it says so by name, and its twin does not.
   */
  @ArchTest
  static final ArchRule onlyVectorClassesTouchTheVectorApi =
      noClasses()
          .that()
          .haveSimpleNameNotStartingWith("Vector")
          .and()
          .areTopLevelClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jdk.incubator.vector");

  /** The same spec gives the same bits, so randomness and time are arguments. */
  @ArchTest
  static final ArchRule theCoreDrawsAndReadsNoClock =
      noClasses()
          .that()
          .resideInAnyPackage(CORE)
          .should()
          .accessTargetWhere(
              memberOf("java.lang.System", "currentTimeMillis|nanoTime")
                  .or(memberOf("java.lang.(Strict)?Math", "random"))
                  .or(memberOf("java.time\\..*", "now|system.*|tick.*"))
                  .or(memberOf("java.util.UUID", "randomUUID"))
                  .or(memberOf("java.util.Collections", "shuffle"))
                  .or(memberOf("java.util.random.RandomGenerator", "getDefault|of"))
                  .or(memberOf("java.util.(Random|SplittableRandom|Date)", ".*"))
                  .or(memberOf("java.util.concurrent.ThreadLocalRandom", ".*"))
                  .or(memberOf("java.security.SecureRandom", ".*")));

  /** These may differ between machines, and between interpreted and compiled code, by an ulp. */
  @ArchTest
  static final ArchRule noTranscendentalFunctionIsThePlatforms =
      noClasses()
          .that()
          .resideInAnyPackage(CORE)
          .should()
          .accessTargetWhere(
              memberOf(
                  "java.lang.Math",
                  "a?(sin|cos|tan)h?|atan2|exp|expm1|log|log10|log1p|pow|cbrt|hypot"));

  @ArchTest static final ArchRule nothingInjectsFields = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

  @ArchTest static final ArchRule nothingLogsWithTheJdk = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

  @ArchTest static final ArchRule nothingPrints = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

  @ArchTest
  static final ArchRule nothingPrintsBriefly =
      noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.lang.IO");

  @ArchTest
  static final ArchRule namesAreNouns =
      noClasses()
          .should()
          .haveNameMatching(
              ".*(Impl|Helpers?|Manager|Service|Util(s|ity|ities|s?[A-Z][^.$]*)?)(\\$.*)?");

  @ArchTest
  static final ArchRule publicFieldsAreConstants =
      noFields()
          .that()
          .arePublic()
          .should()
          .notBeFinal()
          .orShould()
          .haveRawType(describe("array", JavaClass::isArray));

  @ArchTest
  static final ArchRule recordsHoldNoArrays =
      noFields()
          .that()
          .areDeclaredInClassesThat()
          .areRecords()
          .and()
          .areNotStatic()
          .should()
          .haveRawType(describe("array", JavaClass::isArray));

  @ArchTest
  static void everyPackageIsNullMarkedAndSaysWhatItIsFor(JavaClasses classes) {
    Predicate<JavaPackage> explained =
        one -> one.tryGetPackageInfo().filter(i -> i.isAnnotatedWith(NullMarked.class)).isPresent();

    assertThat(classes.stream().map(JavaClass::getPackage).distinct().filter(explained.negate()))
        .isEmpty();
  }

  private static DescribedPredicate<JavaAccess<?>> memberOf(String owner, String name) {
    return describe(
        owner + "." + name,
        access ->
            access.getTargetOwner().getName().matches(owner)
                && access.getTarget().getName().matches(name));
  }
}
