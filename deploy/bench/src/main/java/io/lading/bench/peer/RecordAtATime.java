package io.lading.bench.peer;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.lading.bench.postgres.PeerStore;
import io.lading.bench.postgres.RecordedOrder;
import io.lading.bench.postgres.RecordedOrders;
import io.lading.core.contract.Topics;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.MessageListener;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A running record-at-a-time service. Each record is decoded and its order created in a transaction
 * of its own; offsets are committed after each poll (a repeated record is a known trade). What it
 * would compute (ids, hash, event) is looked up, which is in its favour.
 */
public final class RecordAtATime implements AutoCloseable {

  /** Where it connects to. */
  public record Addresses(String jdbcUrl, String user, String password, String bootstrapServers) {}

  private static final String GROUP = "bench-record-at-a-time";

  private final JsonMapper json = JsonMapper.builder().build();
  private final Map<String, RecordedOrder> orders;
  private final HikariDataSource pool;
  private final PeerStore store;
  private final PolledOutbox outbox;
  private final ConcurrentMessageListenerContainer<byte[], byte[]> listener;

  private RecordAtATime(Addresses addresses, RecordedOrders recorded, int threads) {
    orders =
        recorded.orders().stream()
            .collect(Collectors.toMap(RecordedOrder::tradeOrderCode, Function.identity()));
    pool = pool(addresses, threads);
    store = new PeerStore(pool, recorded);
    outbox = new PolledOutbox(store, addresses.bootstrapServers());
    listener = listener(addresses, threads);
  }

  /** {@code threads}: listener threads, each with a share of the partitions. */
  public static RecordAtATime start(Addresses addresses, RecordedOrders orders, int threads) {
    var service = new RecordAtATime(addresses, orders, threads);
    service.outbox.start();
    service.listener.start();
    return service;
  }

  private static HikariDataSource pool(Addresses addresses, int threads) {
    var config = new HikariConfig();
    config.setJdbcUrl(addresses.jdbcUrl());
    config.setUsername(addresses.user());
    config.setPassword(addresses.password());
    config.setMaximumPoolSize(threads + 1);
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    return new HikariDataSource(config);
  }

  private ConcurrentMessageListenerContainer<byte[], byte[]> listener(
      Addresses addresses, int threads) {
    Map<String, Object> consumer =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            addresses.bootstrapServers(),
            ConsumerConfig.GROUP_ID_CONFIG,
            GROUP,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
            ByteArrayDeserializer.class,
            ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
            ByteArrayDeserializer.class);
    var properties = new ContainerProperties(Topics.TRADE_EVENTS);
    properties.setMessageListener((MessageListener<byte[], byte[]>) this::consume);
    properties.setAckMode(ContainerProperties.AckMode.BATCH);
    var container =
        new ConcurrentMessageListenerContainer<>(
            new DefaultKafkaConsumerFactory<byte[], byte[]>(consumer), properties);
    container.setConcurrency(threads);
    return container;
  }

  private void consume(ConsumerRecord<byte[], byte[]> record) {
    JsonNode tree = json.readTree(record.value());
    JsonNode trade = tree.has("specversion") ? tree.path("data") : tree;
    String code = trade.path("tradeOrderCode").asString();
    if (store.create(Objects.requireNonNull(orders.get(code), code))) {
      outbox.wake();
    }
  }

  @Override
  public void close() {
    listener.stop();
    outbox.close();
    pool.close();
  }
}
