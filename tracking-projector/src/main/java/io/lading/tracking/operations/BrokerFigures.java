package io.lading.tracking.operations;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * What the brokers tell, in the order in which it was asked for.
 *
 * @param lag by group: records that it has not consumed yet, of the topics that it consumes
 * @param deadLetters by topic: dead letters that are kept there
 */
public record BrokerFigures(
    SequencedMap<String, Figure<Long>> lag, SequencedMap<String, Figure<Long>> deadLetters) {

  public BrokerFigures {
    lag = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(lag));
    deadLetters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(deadLetters));
  }
}
