package io.lading.ingest;

import io.lading.ingest.wiring.IngestWiring;
import org.springframework.boot.SpringApplication;

/** The write side of the order centre as a process. */
public final class OrderIngest {

  private OrderIngest() {}

  public static void main(String[] arguments) {
    SpringApplication.run(IngestWiring.class, arguments);
  }
}
