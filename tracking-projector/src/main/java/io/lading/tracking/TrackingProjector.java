package io.lading.tracking;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/** The read side as a process of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({TrackingWiring.class, QueryWiring.class, OperationsWiring.class})
@EnableConfigurationProperties(TrackingSettings.class)
public class TrackingProjector {

  public static void main(String[] args) {
    SpringApplication.run(TrackingProjector.class, args);
  }
}
