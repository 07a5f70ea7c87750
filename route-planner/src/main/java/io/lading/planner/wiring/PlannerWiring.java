package io.lading.planner.wiring;

import com.zaxxer.hikari.HikariDataSource;
import io.lading.core.consume.IntakeHealth;
import io.lading.core.consume.IntakeSettings;
import io.lading.core.consume.TopicIntakes;
import io.lading.core.consume.TopicSurvey;
import io.lading.core.consume.postgres.PostgresPositions;
import io.lading.core.contract.ContractLimits;
import io.lading.core.contract.CoordinatePrecision;
import io.lading.core.contract.JsonEventReader;
import io.lading.core.contract.JsonEventWriter;
import io.lading.core.contract.Sources;
import io.lading.core.opening.ChoreHealth;
import io.lading.core.opening.Opening;
import io.lading.core.outbox.postgres.PostgresOutboxAppender;
import io.lading.core.relay.OutboxRelay;
import io.lading.core.relay.ProducerSource;
import io.lading.core.relay.RelayStorage;
import io.lading.planner.api.OpenApiDocument;
import io.lading.planner.api.OwnPages;
import io.lading.planner.api.Problems;
import io.lading.planner.api.RouteController;
import io.lading.planner.api.WritesWait;
import io.lading.planner.distance.CrowFlight;
import io.lading.planner.distance.LearnedRoads;
import io.lading.planner.distance.Roads;
import io.lading.planner.distance.TableSource;
import io.lading.planner.fleet.FleetLedger;
import io.lading.planner.health.PlanMeters;
import io.lading.planner.intake.FleetIntake;
import io.lading.planner.intake.Gaps;
import io.lading.planner.intake.StatusIntake;
import io.lading.planner.intake.TopicRetention;
import io.lading.planner.intake.UpToDate;
import io.lading.planner.parcel.ParcelLedger;
import io.lading.planner.plan.PlanNow;
import io.lading.planner.plan.PlanRoutes;
import io.lading.planner.plan.PlanningDesk;
import io.lading.planner.postgres.Desk;
import io.lading.planner.postgres.ForgetPast;
import io.lading.planner.postgres.PostgresDepartures;
import io.lading.planner.postgres.PostgresFleetLedger;
import io.lading.planner.postgres.PostgresParcelLedger;
import io.lading.planner.postgres.PostgresPlanningDesk;
import io.lading.planner.postgres.PostgresRoutes;
import io.lading.planner.route.Departures;
import io.lading.planner.route.RouteNews;
import io.lading.planner.solver.SisrSolver;
import io.lading.planner.solver.Solver;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The beans of the planner, in the order the data flows. */
@Configuration(proxyBeanMethods = false)
@Import({HealthWiring.class, OpenApiDocument.class})
public class PlannerWiring {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  HikariDataSource database(PlannerSettings settings) {
    return Databases.pool(settings.database());
  }

  @Bean
  PostgresPositions positions(HikariDataSource database) {
    return new PostgresPositions(database);
  }

  @Bean
  JsonEventWriter writer() {
    return new JsonEventWriter(CoordinatePrecision.EXACT, Sources.ROUTES);
  }

  @Bean
  OutboxRelay relay(HikariDataSource database, PlannerSettings settings, MeterRegistry meters) {
    return new OutboxRelay(
        RelayStorage.in(database, settings.database().answerTimeout()),
        new ProducerSource(settings.kafka().settings(), settings.relay().producer()),
        settings.relay(),
        meters);
  }

  @Bean
  Desk desk(
      HikariDataSource database,
      PlannerSettings settings,
      PostgresPositions positions,
      JsonEventWriter writer,
      OutboxRelay relay,
      Clock clock) {
    var tools =
        new Desk.Tools(
            positions, new PostgresOutboxAppender(), relay, new RouteNews(writer), clock);
    return new Desk(database, tools, settings.planning().window(), settings.planning().size());
  }

  @Bean
  ParcelLedger parcelLedger(Desk desk) {
    return new PostgresParcelLedger(desk);
  }

  @Bean
  StatusIntake statusIntake(PlannerSettings settings, ParcelLedger ledger, MeterRegistry meters) {
    return new StatusIntake(settings.intake().modes(), ledger, meters);
  }

  @Bean
  FleetLedger fleetLedger(Desk desk, JsonEventWriter writer) {
    return new PostgresFleetLedger(desk, writer);
  }

  @Bean
  FleetIntake fleetIntake(
      FleetLedger ledger, JsonEventWriter writer, PlannerSettings settings, Clock clock) {
    var reader = new JsonEventReader(ContractLimits.DEFAULT);
    return new FleetIntake(reader, writer, ledger, settings.intake().ahead(), clock);
  }

  @Bean
  PlanningDesk planningDesk(Desk desk, PlannerSettings settings) {
    PlannerSettings.Planning planning = settings.planning();
    return new PostgresPlanningDesk(
        desk,
        planning.mostStops(),
        planning.mostUnassigned(),
        planning.firstBackOff(),
        planning.longestBackOff());
  }

  @Bean
  Roads roads(PlannerSettings settings, ObjectProvider<TableSource> ownProcess, PlanningDesk desk) {
    PlannerSettings.Roads roads = settings.roads();
    CrowFlight crow = Bounds.crowFlight(roads);
    return RoadSources.chosen(roads, ownProcess)
        .<Roads>map(source -> new LearnedRoads(source, crow, Bounds.learnedRoads(roads), desk::ask))
        .orElse(crow);
  }

  @Bean
  Solver solver() {
    return new SisrSolver();
  }

  @Bean
  PlanRoutes planRoutes(
      PlanningDesk desk,
      Roads roads,
      Solver solver,
      PlannerSettings settings,
      MeterRegistry meters) {
    var needs = new PlanRoutes.Needs(desk, roads, solver, System::nanoTime, new PlanMeters(meters));
    return new PlanRoutes(needs, Bounds.plan(settings.planning()));
  }

  @Bean
  PlanNow planNow(PlanningDesk desk, PlanRoutes planRoutes, PlannerSettings settings) {
    String owner = "planner-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID();
    return new PlanNow(desk, planRoutes, owner, Bounds.planNow(settings.planning()));
  }

  @Bean
  ForgetPast forgetPast(Desk desk, PlannerSettings settings) {
    return new ForgetPast(desk, settings.past().retention(), settings.past().batch());
  }

  @Bean
  Departures departures(Desk desk) {
    return new PostgresDepartures(desk);
  }

  @Bean
  PostgresRoutes routes(HikariDataSource database, PlannerSettings settings) {
    return new PostgresRoutes(
        database, settings.planning().mostStops(), settings.api().mostWaiting());
  }

  @Bean
  RouteController routeController(
      PostgresRoutes routes,
      PlanNow planNow,
      Departures departures,
      Clock clock,
      PlannerSettings settings) {
    return new RouteController(routes, planNow, departures, clock, settings.api().mostRoutes());
  }

  @Bean
  Problems problems(PlannerSettings settings) {
    return new Problems(settings.api().retryAfter());
  }

  @Bean
  IntakeHealth intakeHealth() {
    return new IntakeHealth();
  }

  @Bean
  TopicIntakes topicIntakes(
      PlannerSettings settings,
      PostgresPositions positions,
      IntakeHealth health,
      MeterRegistry meters,
      Clock clock) {
    return new TopicIntakes(settings.kafka().settings(), positions, health, meters, clock);
  }

  @Bean
  UpToDate upToDate(
      PlannerSettings settings, PostgresPositions positions, IntakeHealth intakeHealth) {
    return new UpToDate(Bounds.topics(settings), positions, intakeHealth);
  }

  @Bean
  Gaps gaps(
      PlannerSettings settings,
      PostgresPositions positions,
      ParcelLedger ledger,
      MeterRegistry meters) {
    IntakeSettings status = Bounds.status(settings.intake());
    return new Gaps(
        () -> new TopicSurvey(settings.kafka().settings(), status).situations(),
        () -> positions.stored(status.group(), status.topic()),
        ledger,
        settings.intake().patience(),
        meters);
  }

  @Bean
  WritesWait writesWait(UpToDate upToDate, PlannerSettings settings) {
    return new WritesWait(upToDate::lacking, settings.api().retryAfter());
  }

  @Bean
  OwnPages ownPages() {
    return new OwnPages();
  }

  @Bean
  TopicRetention topicRetention(PlannerSettings settings) {
    PlannerSettings.Intake intake = settings.intake();
    return new TopicRetention(
        settings.kafka().settings(),
        List.of(intake.status().topic(), intake.fleet().topic()),
        settings.past().retention());
  }

  @Bean
  ChoreHealth choreHealth(MeterRegistry meters, Clock clock) {
    return new ChoreHealth(meters, clock);
  }

  @Bean
  Opening opening(
      PlannerSettings settings,
      OutboxRelay relay,
      TopicIntakes intakes,
      FleetIntake fleet,
      StatusIntake status,
      PlanNow planNow,
      ForgetPast forgetPast,
      Gaps gaps,
      UpToDate upToDate,
      TopicRetention retention,
      ChoreHealth chores,
      Clock clock) {
    var steps =
        new OpeningSteps(
            settings,
            relay,
            intakes,
            fleet,
            status,
            planNow,
            forgetPast,
            gaps,
            upToDate,
            retention,
            chores);
    return new Opening(steps.inOrder(), settings.opening().rest(), clock);
  }
}
