package io.lading.local;

import static java.util.Objects.requireNonNull;

import io.lading.core.verify.Report;
import io.lading.engines.process.EngineFailure;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The whole pipeline on this machine: engines, topics, services, sample trades, live figures, a
 * summary, and the invariants. Exit status 0: every invariant holds; 1: one does not, or something
 * could not be had; 2: the command line is wrong.
 */
@Command(
    name = "deploy/local/run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs Lading with a real PostgreSQL and a real Kafka on this machine, publishes sample"
          + " trades",
      "and shows what becomes of them. Then it stays up until Ctrl-C. Everything is on loopback."
    })
public final class LocalRun implements Callable<Integer> {
  private static final int BROKEN = 1;

  @Mixin private final LocalOptions options = new LocalOptions();

  @Spec private @Nullable CommandSpec command;

  private final Path home;

  private LocalRun(Path home) {
    this.home = home;
  }

  /** The folder of the checkout comes in the system property lading.home, set by the script. */
  public static void main(String[] arguments) {
    Path home = Path.of(System.getProperty("lading.home", ".")).toAbsolutePath().normalize();
    System.exit(
        new CommandLine(new LocalRun(home))
            .setExecutionExceptionHandler((failure, line, parsed) -> explain(failure))
            .setParameterExceptionHandler(
                (wrong, ignored) -> {
                  System.err.println(
                      "lading: " + wrong.getMessage() + " (--help shows the options)");
                  return CommandLine.ExitCode.USAGE;
                })
            .execute(arguments));
  }

  private static int explain(Exception failure) {
    boolean expected =
        failure instanceof EngineFailure || failure instanceof IllegalArgumentException;
    String message = failure.getMessage();
    System.err.println(
        "lading: "
            + (expected && message != null ? message.lines().findFirst().orElse("") : failure));
    return BROKEN;
  }

  @Override
  public Integer call() throws InterruptedException {
    try {
      options.demandValid();
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(
          requireNonNull(command).commandLine(), wrong.getMessage(), wrong);
    }
    Screen screen = Screen.of(System.out);
    Closing closing = new Closing();
    Runtime.getRuntime().addShutdownHook(new Thread(closing::close, "closing"));
    try {
      return run(screen, closing);
    } finally {
      closing.close();
    }
  }

  private int run(Screen screen, Closing closing) throws InterruptedException {
    Workspace workspace = closing.add(Workspace.open(options.data(home)));
    System.setProperty("lading.log", workspace.folder("logs").resolve("run.log").toString());
    Trades trades = trades(workspace);
    screen.say("Starting PostgreSQL, Kafka and the services; their data is in " + workspace + " …");
    Pipeline pipeline = Pipeline.start(home, workspace, options, closing);
    Welcome.lines(pipeline).forEach(screen::say);
    Figures figures =
        new Run(pipeline, screen, options.topicPlan().maxMessageBytes()).of(trades, options.rate());
    new Summary(figures, trades.refused()).lines().forEach(screen::say);
    Report report = Verification.settled(pipeline);
    screen.say("");
    screen.say(report.toString());
    screen.say(Verification.verdict(report));
    if (!options.exit()) {
      screen.say("Everything stays up for you until Ctrl-C.");
      stayUp(pipeline, screen, closing);
    }
    return report.holds() ? 0 : BROKEN;
  }

  private static void stayUp(Pipeline pipeline, Screen screen, Closing closing)
      throws InterruptedException {
    while (true) {
      closing.whileOpen(() -> pipeline.keepUp(screen));
      TimeUnit.SECONDS.sleep(2);
    }
  }

  private Trades trades(Workspace workspace) {
    Path file = options.trades();
    if (file != null) {
      return Trades.ofFile(file, options.orders());
    }
    Long seed = options.seed();
    return Trades.generated(
        seed == null ? workspace.nextSeed() : seed, options.orders(), options.lives());
  }
}
