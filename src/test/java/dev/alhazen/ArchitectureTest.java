package dev.alhazen;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Holds the direction of the house: a package uses only those before it.
class ArchitectureTest {
  private static final String ROOT = "dev.alhazen.";

  /// The FLOW. A new package is entered here, at the place where its data stands.
  private static final List<String> FLOW =
      List.of(
          "base",
          "journal",
          "statistics",
          "document",
          "page",
          "model",
          "literature",
          "sandbox",
          "typeset",
          "dataset",
          "template",
          "evidence",
          "idea",
          "coding",
          "experiment",
          "figure",
          "manuscript",
          "review",
          "verify",
          "study",
          "report",
          "cli");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.alhazen");

  @Test
  void packagesAreThoseOfTheFlow() {
    Set<String> found =
        CLASSES.stream()
            .map(ArchitectureTest::noun)
            .collect(Collectors.toCollection(java.util.TreeSet::new));
    assertThat(found).containsExactlyInAnyOrderElementsOf(FLOW);
  }

  @Test
  void packagesUseOnlyThoseBeforeThem() {
    List<String> wrong =
        CLASSES.stream()
            .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
            .filter(ArchitectureTest::isInside)
            .filter(use -> position(use.getTargetClass()) > position(use.getOriginClass()))
            .map(Dependency::getDescription)
            .toList();
    assertThat(wrong).isEmpty();
  }

  @Test
  void adaptersAreReachedOnlyFromTheCommandLine() {
    List<String> wrong =
        CLASSES.stream()
            .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
            .filter(ArchitectureTest::isInside)
            .filter(use -> isAdapter(use.getTargetClass()))
            .filter(
                use ->
                    !use.getOriginClass()
                        .getPackageName()
                        .equals(use.getTargetClass().getPackageName()))
            .filter(use -> !noun(use.getOriginClass()).equals("cli"))
            .map(Dependency::getDescription)
            .toList();
    assertThat(wrong).isEmpty();
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.alhazen.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  private static boolean isInside(Dependency use) {
    return use.getTargetClass().getPackageName().startsWith(ROOT)
        && use.getOriginClass().getPackageName().startsWith(ROOT);
  }

  private static boolean isAdapter(JavaClass type) {
    return type.getPackageName().substring(ROOT.length()).contains(".");
  }

  private static int position(JavaClass type) {
    return FLOW.indexOf(noun(type));
  }

  private static String noun(JavaClass type) {
    return type.getPackageName().substring(ROOT.length()).split("\\.")[0];
  }
}
