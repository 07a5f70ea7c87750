package io.lading.core.consume;

import java.time.Duration;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.TopicConfig;

/**
 * How a topic keeps what it is given, as it was configured.
 *
 * @param cleanupPolicy delete, compact, both with a comma, or empty: nothing is ever removed
 * @param retentionMillis how long a record is kept; below 0: for ever
 * @param maxMessageBytes the most that a batch of records may have
 */
public record TopicTerms(String cleanupPolicy, long retentionMillis, long maxMessageBytes) {

  public TopicTerms {
    if (maxMessageBytes < 0) {
      throw new IllegalArgumentException(
          "The bytes of a batch are not negative, found " + maxMessageBytes);
    }
  }

  static TopicTerms by(Config config) {
    String policy = config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
    return new TopicTerms(
        policy,
        policy.contains(TopicConfig.CLEANUP_POLICY_DELETE)
            ? Long.parseLong(config.get(TopicConfig.RETENTION_MS_CONFIG).value())
            : -1,
        Long.parseLong(config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value()));
  }

  public boolean keepsNothingLongerThan(Duration bound) {
    return retentionMillis >= 0 && retentionMillis <= bound.toMillis();
  }

  /** In words. */
  public String kept() {
    return retentionMillis < 0 ? "for ever" : "for " + Duration.ofMillis(retentionMillis);
  }
}
