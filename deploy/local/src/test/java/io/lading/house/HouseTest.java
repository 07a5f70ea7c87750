package io.lading.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The doors of the house (specification: architecture, "Floor plan"): who may walk into which room.
 */
class HouseTest {

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.lading");

  /** At the beginning of a string, be it a text block or not. */
  private static final Pattern SQL =
      Pattern.compile(
          "\"(\"\"\\s*\\R\\s*)?(SELECT|INSERT INTO|UPDATE|DELETE"
              + " FROM|WITH|COPY|CREATE|ALTER|DROP)\\s");

  @Test
  void rulesAndFactsKnowNoFramework() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.lading.core.contract..",
            "io.lading.core.model..",
            "io.lading.core.stock..",
            "io.lading.core.create..",
            "io.lading.core.intake..",
            "io.lading.core.lifecycle..",
            "io.lading.core.change..",
            "io.lading.core.query",
            "io.lading.planner.parcel..",
            "io.lading.planner.fleet..",
            "io.lading.planner.route..",
            "io.lading.planner.plan..",
            "io.lading.planner.solver..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.springframework..", "org.apache.kafka..", "java.sql..", "org.postgresql..")
        .check(HOUSE);
  }

  @Test
  void theContractDependsOnNothingOfLadingButFacts() {
    classes()
        .that()
        .resideInAPackage("io.lading.core.contract..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("io.lading.core.contract..", "io.lading.core.model..")
                .or(not(resideInAnyPackage("io.lading.."))))
        .check(HOUSE);
  }

  @Test
  void statementsArePreparedOnlyInPostgresRooms() {
    noClasses()
        .that()
        .resideOutsideOfPackages("..postgres..", "io.lading.engines..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.sql\\.(Prepared|Callable)?Statement|java\\.sql\\.ResultSet"
                + "|org\\.springframework\\.jdbc\\.core\\..*")
        .check(HOUSE);
  }

  @Test
  void sqlIsWrittenOnlyInPostgresRooms() {
    assertThat(sourcesOutsidePostgres().filter(HouseTest::containsSql)).isEmpty();
  }

  @Test
  void theServicesNeverSeeEachOther() {
    apart("io.lading.ingest..", "io.lading.tracking..", "io.lading.planner..");
    apart("io.lading.tracking..", "io.lading.ingest..", "io.lading.planner..");
    apart("io.lading.planner..", "io.lading.ingest..", "io.lading.tracking..");
    noClasses()
        .that()
        .resideInAPackage("io.lading.core..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.lading.ingest..", "io.lading.tracking..", "io.lading.planner..")
        .check(HOUSE);
  }

  @Test
  void theProjectorSeesOfTheCoreOnlyItsContractItsQueriesAndHowToConsume() {
    seesOfTheCoreOnly(
        "io.lading.tracking..",
        "io.lading.core.contract..",
        "io.lading.core.consume..",
        "io.lading.core.health..",
        "io.lading.core.intake..",
        "io.lading.core.model..",
        "io.lading.core.opening..",
        "io.lading.core.query..",
        "io.lading.core.reads..",
        "io.lading.core.verify");
  }

  @Test
  void thePlannerSeesOfTheCoreOnlyItsContractAndHowToConsumeAndPublish() {
    seesOfTheCoreOnly(
        "io.lading.planner..",
        "io.lading.core.contract..",
        "io.lading.core.consume..",
        "io.lading.core.health..",
        "io.lading.core.intake..",
        "io.lading.core.model..",
        "io.lading.core.opening..",
        "io.lading.core.outbox..",
        "io.lading.core.relay..",
        "io.lading.core.verify..");
  }

  @Test
  void theSolverKnowsNothingButItself() {
    classes()
        .that()
        .resideInAPackage("io.lading.planner.solver..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("io.lading.planner.solver..")
                .or(not(resideInAnyPackage("io.lading.."))))
        .check(HOUSE);
  }

  @Test
  void noRoomWalksInACircle() {
    slices().matching("io.lading.core.(*)..").should().beFreeOfCycles().check(HOUSE);
    slices().matching("io.lading.ingest.(*)..").should().beFreeOfCycles().check(HOUSE);
    slices().matching("io.lading.tracking.(*)..").should().beFreeOfCycles().check(HOUSE);
    slices().matching("io.lading.planner.(*)..").should().beFreeOfCycles().check(HOUSE);
  }

  /** The README names the tests that prove its promises: each of them is there. */
  @Test
  void everyTestThatTheReadmeNamesExists() throws IOException {
    Set<String> tests =
        sources(".*/src/test/java/.*\\.java")
            .map(file -> file.getFileName().toString().replace(".java", ""))
            .collect(Collectors.toSet());
    String readme = Files.readString(root().resolve("README.md"));
    assertThat(Pattern.compile("`(\\w+(?:IT|Test))`").matcher(readme).results())
        .extracting(named -> named.group(1))
        .hasSizeGreaterThan(20)
        .allMatch(tests::contains);
  }

  private static void seesOfTheCoreOnly(String room, String... doors) {
    noClasses()
        .that()
        .resideInAPackage(room)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("io.lading.core..").and(not(resideInAnyPackage(doors))))
        .check(HOUSE);
  }

  private static void apart(String room, String... others) {
    noClasses()
        .that()
        .resideInAPackage(room)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .check(HOUSE);
  }

  private static Stream<Path> sourcesOutsidePostgres() {
    return sources(".*/src/main/java/.*\\.java")
        .filter(file -> !file.toString().contains("/postgres/"));
  }

  private static Stream<Path> sources(String pattern) {
    return Stream.of("order-core", "order-ingest", "tracking-projector", "route-planner", "deploy")
        .map(root()::resolve)
        .flatMap(HouseTest::walk)
        .filter(file -> file.toString().matches(pattern));
  }

  private static Path root() {
    return Path.of("").toAbsolutePath().getParent().getParent();
  }

  private static Stream<Path> walk(Path folder) {
    try {
      return Files.walk(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean containsSql(Path source) {
    try {
      return SQL.matcher(Files.readString(source)).find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
