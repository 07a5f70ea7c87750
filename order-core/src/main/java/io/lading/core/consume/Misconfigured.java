package io.lading.core.consume;

import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;

/**
 * A setting of the Kafka clients that can never work: repeating does not cure it, so it must not
 * look like a broker that is away.
 */
public final class Misconfigured extends IllegalArgumentException {

  private Misconfigured(Throwable cause) {
    super("A setting of the Kafka client is wrong: " + cause.getMessage(), cause);
  }

  /** What to throw instead: the failure itself if no setting is to blame. */
  static RuntimeException in(RuntimeException failure) {
    return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(10)
        .filter(Misconfigured::blamesASetting)
        .<RuntimeException>map(Misconfigured::new)
        .findFirst()
        .orElse(failure);
  }

  /** Host names that do not resolve are a setting to the client, but may cure themselves. */
  private static boolean blamesASetting(Throwable cause) {
    return (cause instanceof ConfigException || cause instanceof IllegalArgumentException)
        && !String.valueOf(cause.getMessage()).contains("resolvable bootstrap");
  }
}
