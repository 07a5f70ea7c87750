package io.lading.engines.service;

import io.lading.engines.process.Child;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A service to run, wherever it will listen: its name, its command line, what it reads. */
public record ServicePlan(String name, List<String> command, Map<String, String> environment) {

  private static final Duration STOPPED_WITHIN = Duration.ofSeconds(30);

  public ServicePlan {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** As it is on the class path of this JVM, which runs in the folder of its module. */
  public static ServicePlan onClassPath(String name, Class<?> main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(java(), "@jvm.options"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    return new ServicePlan(name, command, Map.of());
  }

  /** This JVM's. */
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  Child.Plan at(int port, Path log) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("SERVER_ADDRESS", "127.0.0.1");
    all.put("SERVER_PORT", Integer.toString(port));
    return new Child.Plan(name, command, all, Child.Signal.TERM, STOPPED_WITHIN, log, null);
  }
}
