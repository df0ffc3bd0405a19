package dev.plateau;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;

/** What the style asks of sources and tests alike. */
@AnalyzeClasses(packagesOf = PlateauApplication.class)
class HabitTests {
  private static final int LONGEST_FILE = 300;
  private static final int LONGEST_SCRIPT = 200;
  private static final int LONGEST_LINE = 120;
  private static final Path PAGE = Path.of("src/main/resources/static");

  /** Describes the whole API, and has no code. */
  private static final Path API_TYPES = PAGE.resolve("js/types.js");

  private static final Pattern FOUNDING_SEED =
      Pattern.compile(
          "constant\\W{1,9}value\\W{1,6}0\\.1\\b[^{}]?\\}[^{}]{0,60}?\\bseed\\W{1,6}(\\d+)");

  @ArchTest
  static final ArchRule nothingSleeps =
      noClasses()
          .should()
          .accessTargetWhere(
              DescribedPredicate.<JavaAccess<?>>describe(
                  "sleep", access -> access.getTarget().getName().equals("sleep")));

  /** Surefire finds test classes by their names: others would silently never run. */
  @ArchTest
  static final ArchRule testsAreFound =
      methods()
          .that()
          .areMetaAnnotatedWith(Testable.class)
          .and()
          .areDeclaredInClassesThat()
          .areTopLevelClasses()
          .and()
          .areDeclaredInClassesThat()
          .doNotHaveModifier(JavaModifier.ABSTRACT)
          .should()
          .beDeclaredInClassesThat()
          .haveSimpleNameEndingWith("Tests");

  @Test
  void filesStayShort() throws IOException {
    assertThat(filesLongerThan(LONGEST_FILE, files(Path.of("src/main/java"), "java"))).isEmpty();
    List<Path> scripts = files(PAGE, "js");
    assertThat(filesLongerThan(LONGEST_FILE, scripts)).isEmpty();
    assertThat(filesLongerThan(LONGEST_SCRIPT, scripts)).containsOnlyKeys(API_TYPES);
  }

  @Test
  void linesOfThePageStayShort() throws IOException {
    Map<String, Integer> tooLong = new TreeMap<>();
    for (Path file : files(PAGE, "js|css|html")) {
      List<String> lines = Files.readAllLines(file);
      for (int k = 0; k < lines.size(); k++) {
        if (lines.get(k).length() > LONGEST_LINE) {
          tooLong.put(file + ":" + (k + 1), lines.get(k).length());
        }
      }
    }
    assertThat(tooLong).isEmpty();
  }

  @Test
  void typesOfThePageAreChecked() throws IOException {
    assertThat(files(PAGE, "js"))
        .hasSizeGreaterThan(40)
        .allSatisfy(file -> assertThat(Files.readAllLines(file)).first().isEqualTo("// @ts-check"));
  }

  /** The README says in which package or class things are decided. */
  @Test
  void namesInTheReadmeExist() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String order = readme.substring(readme.indexOf("### Reading order"));
    List<String> names =
        Pattern.compile("`([a-z]+(?:\\.[a-z]+)*(?:\\.[A-Z]\\w+)?)`")
            .matcher(order.substring(0, order.indexOf("| dependency |")))
            .results()
            .map(name -> "src/main/java/dev/plateau/" + name.group(1).replace('.', '/'))
            .toList();

    assertThat(names)
        .hasSizeGreaterThan(10)
        .allMatch(name -> Files.exists(Path.of(name)) || Files.exists(Path.of(name + ".java")));
  }

  /** Remedies are tried from the seed on: with another one, the same run shows other numbers. */
  @Test
  void theFoundingRunHasOneSeed() throws IOException {
    List<String> seeds = new ArrayList<>();
    for (String place : List.of("README.md", "docs", "src/main", "src/test")) {
      for (Path file : files(Path.of(place), "md|java|js|yaml")) {
        FOUNDING_SEED
            .matcher(Files.readString(file))
            .results()
            .map(found -> found.group(1) + " in " + file)
            .forEach(seeds::add);
      }
    }
    assertThat(seeds).hasSizeGreaterThan(5).allMatch(seed -> seed.startsWith("7 "));
  }

  private static Map<Path, Integer> filesLongerThan(int most, List<Path> files) throws IOException {
    Map<Path, Integer> tooLong = new TreeMap<>();
    for (Path file : files) {
      int lines = Files.readAllLines(file).size();
      if (lines > most) {
        tooLong.put(file, lines);
      }
    }
    return tooLong;
  }

  private static List<Path> files(Path folder, String endings) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().matches(".*[.](" + endings + ")"))
          .toList();
    }
  }
}
