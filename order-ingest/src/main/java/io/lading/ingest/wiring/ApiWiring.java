package io.lading.ingest.wiring;

import com.zaxxer.hikari.HikariDataSource;
import io.lading.core.contract.EventReader;
import io.lading.core.opening.Opening;
import io.lading.core.reads.postgres.WrittenTokens;
import io.lading.ingest.api.ApiLimits;
import io.lading.ingest.api.ApiNeeds;
import io.lading.ingest.api.ReadTokenHeader;
import io.lading.ingest.api.Turnstile;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the operations by HTTP need. */
@Configuration(proxyBeanMethods = false)
class ApiWiring {

  @Bean
  ApiLimits apiLimits(IngestSettings settings) {
    return Bounds.api(settings.api());
  }

  @Bean
  ApiNeeds apiNeeds(
      EventReader reader,
      ApiLimits limits,
      Opening opening,
      ReadTokenHeader readTokens,
      Clock clock) {
    return new ApiNeeds(reader, new Turnstile(limits, opening::isOpen), readTokens, limits, clock);
  }

  @Bean
  ReadTokenHeader readTokens(HikariDataSource database, IngestSettings settings) {
    return new ReadTokenHeader(settings.api().readTokens() ? new WrittenTokens(database) : null);
  }
}
