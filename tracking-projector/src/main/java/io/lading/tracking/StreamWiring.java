package io.lading.tracking;

import io.lading.core.reads.FreshReads;
import io.lading.tracking.api.EntryJson;
import io.lading.tracking.api.StreamConnections;
import io.lading.tracking.api.StreamThreads;
import io.lading.tracking.api.TrackingStreamController;
import io.lading.tracking.postgres.PostgresNewEntries;
import io.lading.tracking.stream.StreamSettings;
import io.lading.tracking.stream.Streams;
import io.lading.tracking.timeline.Timelines;
import io.micrometer.core.instrument.MeterRegistry;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The beans of the streams, in the order the data flows. */
@Configuration(proxyBeanMethods = false)
class StreamWiring {

  @Bean
  Streams streams(
      DataSource database, JsonMapper json, TrackingSettings settings, MeterRegistry meters) {
    return new Streams(
        limits(settings.stream()), new PostgresNewEntries(database), new EntryJson(json), meters);
  }

  private static StreamSettings limits(TrackingSettings.Stream settings) {
    return new StreamSettings(
        settings.subscribers(),
        settings.queueEvents(),
        settings.passEntries(),
        settings.rest(),
        settings.gather(),
        settings.longestBackOff(),
        settings.heartbeat(),
        settings.retry());
  }

  @Bean
  TrackingStreamController trackingStreamController(
      Timelines timelines, FreshReads reads, Streams streams, TrackingSettings settings) {
    return new TrackingStreamController(timelines, reads, streams, settings.api().retryAfter());
  }

  @Bean
  StreamThreads streamThreads() {
    return new StreamThreads();
  }

  @Bean
  StreamConnections streamConnections(TrackingSettings settings) {
    TrackingSettings.Stream stream = settings.stream();
    return new StreamConnections(stream.subscribers(), stream.writeTimeout(), stream.sendBuffer());
  }
}
