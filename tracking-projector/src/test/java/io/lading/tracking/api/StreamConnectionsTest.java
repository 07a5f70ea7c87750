package io.lading.tracking.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.util.unit.DataSize;

class StreamConnectionsTest {

  @Test
  void thereAreConnectionsForAllSubscribersAndWhoeverElseAsks() {
    assertThat(connector(10_000).getMaxConnections()).isEqualTo(12_000);
    assertThat(connector(1).getMaxConnections()).isEqualTo(8192);
  }

  @Test
  void whoTakesNothingIsCutOffAndAConnectionInReserveIsNot() {
    AbstractProtocol<?> connector = connector(1);
    assertThat(connector.getConnectionTimeout()).isEqualTo(20_000);
    assertThat(connector.getKeepAliveTimeout()).isEqualTo(60_000);
    assertThat(connector.getProperty("socket.txBufSize")).isEqualTo("65536");
  }

  private static AbstractProtocol<?> connector(int subscribers) {
    var server = new TomcatServletWebServerFactory();
    new StreamConnections(subscribers, Duration.ofSeconds(20), DataSize.ofKilobytes(64))
        .customize(server);
    var connector = new Connector();
    server.getConnectorCustomizers().forEach(each -> each.customize(connector));
    return (AbstractProtocol<?>) connector.getProtocolHandler();
  }
}
