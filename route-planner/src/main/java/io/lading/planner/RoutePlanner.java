package io.lading.planner;

import io.lading.planner.wiring.PlannerSettings;
import io.lading.planner.wiring.PlannerWiring;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/** The route planner as a process of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(PlannerWiring.class)
@EnableConfigurationProperties(PlannerSettings.class)
public class RoutePlanner {

  public static void main(String[] args) {
    SpringApplication.run(RoutePlanner.class, args);
  }
}
