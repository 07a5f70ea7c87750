package io.lading.core.consume;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Where topics and their terms are asked for. Every method throws KafkaException. */
public final class TopicDesk implements AutoCloseable {

  private final Admin admin;

  /** {@code kafka}: client settings; what an admin client does not know is left out. */
  public TopicDesk(Map<String, Object> kafka) {
    admin = Admin.create(KafkaClients.admin(kafka));
  }

  public boolean isMissing(String topic) {
    try {
      Answer.of(admin.describeTopics(List.of(topic)).topicNameValues().get(topic));
      return false;
    } catch (UnknownTopicOrPartitionException notThere) {
      return true;
    }
  }

  /**
   * @throws UnknownTopicOrPartitionException it is missing
   * @throws org.apache.kafka.common.errors.AuthorizationException they are not told to us
   */
  public TopicTerms terms(String topic) {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return TopicTerms.by(
        Answer.of(admin.describeConfigs(List.of(resource)).values().get(resource)));
  }

  @Override
  public void close() {
    admin.close();
  }
}
