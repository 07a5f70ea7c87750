package io.lading.tracking.operations.kafka;

import io.lading.tracking.operations.BrokerFigures;
import io.lading.tracking.operations.Brokers;
import io.lading.tracking.operations.Figure;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Connects when it is first asked, so that brokers that are away stop nobody from starting. */
public final class KafkaBrokers implements Brokers, AutoCloseable {

  private final Map<String, Object> settings;
  private final List<String> groups;
  private final List<String> deadLetterTopics;
  private @Nullable Admin admin;
  private boolean closed;

  /** {@code patience}: how long the brokers may take for an answer. */
  public KafkaBrokers(
      Map<String, Object> kafka,
      Duration patience,
      List<String> groups,
      List<String> deadLetterTopics) {
    this.settings = settings(kafka, patience);
    this.groups = List.copyOf(groups);
    this.deadLetterTopics = List.copyOf(deadLetterTopics);
  }

  private static Map<String, Object> settings(Map<String, Object> kafka, Duration patience) {
    Map<String, Object> all = new HashMap<>(kafka);
    all.keySet().retainAll(AdminClientConfig.configNames());
    all.put(CommonClientConfigs.CLIENT_ID_CONFIG, "lading-operations");
    all.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
    all.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
    return all;
  }

  @Override
  public BrokerFigures figures() {
    try {
      BrokerLook look = BrokerLook.at(admin(), groups, deadLetterTopics);
      return new BrokerFigures(figures(groups, look::lag), figures(deadLetterTopics, look::kept));
    } catch (KafkaException e) {
      return new BrokerFigures(
          figures(groups, _ -> Answer.none(e)), figures(deadLetterTopics, _ -> Answer.none(e)));
    }
  }

  private static SequencedMap<String, Figure<Long>> figures(
      List<String> names, Function<String, Figure<Long>> of) {
    SequencedMap<String, Figure<Long>> figures = new LinkedHashMap<>();
    names.forEach(name -> figures.put(name, of.apply(name)));
    return figures;
  }

  private synchronized Admin admin() {
    if (closed) {
      throw new KafkaException("the service stops");
    }
    Admin known = admin;
    if (known == null) {
      known = Admin.create(settings);
      admin = known;
    }
    return known;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (admin != null) {
      admin.close(Duration.ZERO);
    }
  }
}
