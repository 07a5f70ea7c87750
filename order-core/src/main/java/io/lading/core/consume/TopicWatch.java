package io.lading.core.consume;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;

/**
 * What the broker says of one topic and group; a broker that does not answer within the client's
 * timeout is a {@link org.apache.kafka.common.KafkaException}.
 */
interface TopicWatch {

  /** Another one after the topic was deleted and made anew. */
  UUID topicId();

  List<PartitionSituation> situations(Collection<TopicPartition> partitions);
}
