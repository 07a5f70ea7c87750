package io.lading.planner.graphhopper;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The door between the planner and GraphHopper. */
class GraphHopperHouseTest {

  private static final String HERE = "io.lading.planner.graphhopper..";

  private static final JavaClasses PLANNER =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.lading.planner");

  @Test
  void thisModuleSeesOfThePlannerOnlyThePortAndTheSettings() {
    classes()
        .that()
        .resideInAPackage(HERE)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                    HERE,
                    "io.lading.planner.distance..",
                    "io.lading.planner.solver..",
                    "io.lading.planner.wiring..",
                    "io.lading.core.contract..")
                .or(not(resideInAPackage("io.lading.."))))
        .check(PLANNER);
  }

  @Test
  void nothingElseSeesGraphHopper() {
    noClasses()
        .that()
        .resideOutsideOfPackage(HERE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.graphhopper..", HERE)
        .check(PLANNER);
  }
}
