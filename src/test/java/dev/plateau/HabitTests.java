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
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;

/** What the style asks of sources and tests alike. */
@AnalyzeClasses(packagesOf = PlateauApplication.class)
class HabitTests {
  private static final int LONGEST_FILE = 300;
  private static final int LONGEST_SCRIPT = 200;

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
    assertThat(filesLongerThan(LONGEST_FILE, "src/main/java")).isEmpty();
    assertThat(filesLongerThan(LONGEST_SCRIPT, "src/main/resources/static")).isEmpty();
  }

  private static Map<Path, Integer> filesLongerThan(int most, String folder) throws IOException {
    Map<Path, Integer> tooLong = new TreeMap<>();
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      for (Path file : files.filter(HabitTests::isScript).toList()) {
        int lines = Files.readAllLines(file).size();
        if (lines > most) {
          tooLong.put(file, lines);
        }
      }
    }
    return tooLong;
  }

  private static boolean isScript(Path file) {
    return Files.isRegularFile(file) && file.toString().matches(".*[.](java|js)");
  }
}
