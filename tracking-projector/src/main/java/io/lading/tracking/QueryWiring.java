package io.lading.tracking;

import com.zaxxer.hikari.HikariDataSource;
import io.lading.core.query.LogisticsOrders;
import io.lading.core.query.OrdersByStatus;
import io.lading.core.query.StockLevels;
import io.lading.core.query.postgres.PostgresLogisticsOrders;
import io.lading.core.query.postgres.PostgresStockLevels;
import io.lading.core.query.postgres.QuerySession;
import io.lading.core.reads.FreshReads;
import io.lading.core.reads.postgres.Sight;
import io.lading.tracking.api.DocsAddress;
import io.lading.tracking.api.Doorkeeper;
import io.lading.tracking.api.FreshAnswers;
import io.lading.tracking.api.OrdersController;
import io.lading.tracking.api.StockController;
import io.lading.tracking.disclosure.ReceiptCodes;
import io.lading.tracking.disclosure.ReceiptGuesses;
import io.lading.tracking.disclosure.ServiceTokens;
import io.lading.tracking.postgres.PostgresOrdersByStatus;
import io.lading.tracking.postgres.ProjectedEvents;
import io.lading.tracking.stock.LowStock;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The beans that answer questions about orders and stock. Nothing here takes part in projecting.
 */
@Configuration(proxyBeanMethods = false)
class QueryWiring {

  /** Of its own, so that questions never keep the projection waiting. */
  @Bean
  QueryPool queryPool(TrackingSettings settings, MeterRegistry meters) {
    TrackingSettings.Queries queries = settings.queries();
    TrackingSettings.Database database = settings.database();
    var pool = Pools.of("queries", database);
    pool.setJdbcUrl(database.url());
    pool.setUsername(database.user());
    pool.setPassword(database.password());
    pool.setMaximumPoolSize(queries.connections());
    pool.setReadOnly(true);
    pool.setConnectionInitSql(QuerySession.SETTINGS);
    pool.addDataSourceProperty(
        "options", "-c statement_timeout=" + queries.statementTimeout().toMillis());
    pool.setMetricRegistry(meters);
    return new QueryPool(new HikariDataSource(pool));
  }

  @Bean
  OrdersByStatus ordersByStatus(QueryPool queries, ReplicaDatabase replica) {
    return new PostgresOrdersByStatus(replica.or(queries.connections(), new ProjectedEvents()));
  }

  @Bean
  LogisticsOrders logisticsOrders(
      QueryPool queries,
      ReplicaDatabase replica,
      OrdersByStatus byStatus,
      TrackingSettings settings) {
    return new PostgresLogisticsOrders(
        replica.or(queries.connections(), Sight.OF_THE_WRITTEN),
        byStatus,
        settings.queries().mostLooked());
  }

  @Bean
  StockLevels stockLevels(QueryPool queries, ReplicaDatabase replica) {
    return new PostgresStockLevels(replica.or(queries.connections(), Sight.OF_THE_WRITTEN));
  }

  @Bean
  LowStock lowStock(StockLevels levels, FreshReads reads, TrackingSettings settings, Clock clock) {
    TrackingSettings.Stock stock = settings.stock();
    return new LowStock(levels, reads, stock.kept(), stock.freshFor(), clock);
  }

  @Bean
  ReceiptCodes receiptCodes(TrackingSettings settings) {
    return new ReceiptCodes(settings.api().receiptSecret());
  }

  @Bean
  Doorkeeper doorkeeper(ReceiptCodes receipts, TrackingSettings settings, Clock clock) {
    return new Doorkeeper(
        new ServiceTokens(settings.api().serviceTokens()),
        new ReceiptGuesses(receipts, settings.api().wrongReceiptCodes(), clock));
  }

  @Bean
  OrdersController ordersController(
      LogisticsOrders orders,
      FreshAnswers answers,
      Doorkeeper doorkeeper,
      ReceiptCodes receipts,
      TrackingSettings settings) {
    return new OrdersController(
        orders, answers, doorkeeper, receipts, settings.queries().pageOrders());
  }

  @Bean
  DocsAddress docsAddress() {
    return new DocsAddress();
  }

  @Bean
  StockController stockController(
      StockLevels levels, LowStock low, FreshAnswers answers, TrackingSettings settings) {
    return new StockController(levels, low, answers, settings.stock().pageLevels());
  }
}
