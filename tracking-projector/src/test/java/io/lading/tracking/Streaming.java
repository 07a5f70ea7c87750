package io.lading.tracking;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

/** The real service, and whoever follows its time lines. */
abstract class Streaming {

  static final Duration SOON = Duration.ofSeconds(60);

  final Projector projector = new Projector();
  final Following following = new Following(projector);

  @AfterEach
  void close() {
    following.close();
    projector.close();
  }
}
