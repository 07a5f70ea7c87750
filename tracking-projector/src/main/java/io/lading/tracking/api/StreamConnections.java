package io.lading.tracking.api;

import java.time.Duration;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.util.unit.DataSize;

/**
 * Connections as streams need them: enough of them, so that who is one too many is told; and of who
 * takes nothing little is kept, for a short time.
 *
 * @param writeTimeout after how long without taking a byte a connection is closed; Tomcat has one
 *     limit for this and for a request that does not come
 * @param sendBuffer what the system keeps of what was written to a connection and not taken
 */
public record StreamConnections(int subscribers, Duration writeTimeout, DataSize sendBuffer)
    implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

  /** For everybody who asks something and goes. */
  private static final int OTHERS = 2_000;

  @Override
  public void customize(ConfigurableTomcatWebServerFactory server) {
    server.addConnectorCustomizers(this::limit);
  }

  private void limit(Connector connector) {
    if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
      int keepAlive = protocol.getKeepAliveTimeout();
      protocol.setConnectionTimeout(Math.toIntExact(writeTimeout.toMillis()));
      protocol.setKeepAliveTimeout(keepAlive);
      protocol.setMaxConnections(Math.max(protocol.getMaxConnections(), subscribers + OTHERS));
      boolean _ = protocol.setProperty("socket.txBufSize", Long.toString(sendBuffer.toBytes()));
    }
  }
}
