package io.lading.core.consume;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/**
 * Looks at a topic as its intake will find it, before anything of it is claimed.
 *
 * @param kafka client settings, as {@link TopicIntakes} is given them
 */
public record TopicSurvey(Map<String, Object> kafka, IntakeSettings settings) {

  /**
   * Every partition there is.
   *
   * @throws org.apache.kafka.common.KafkaException Kafka is away, or the topic not there: repeat
   * @throws Misconfigured repeating does not help
   */
  public List<PartitionSituation> situations() {
    try (Admin admin = Admin.create(KafkaClients.admin(kafka, settings))) {
      return new KafkaTopicWatch(admin, settings.group(), settings.topic()).all();
    } catch (RuntimeException e) {
      throw Misconfigured.in(e);
    }
  }
}
