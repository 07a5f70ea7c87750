package io.lading.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.Timeout;

/** A service that is asked by HTTP/1.1, each question by a connection that is kept. */
record Asked(HttpHost host, CloseableHttpClient client) implements AutoCloseable {

  /** How long an answer is waited for. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  /** {@code root}: without a slash at the end. {@code atOnce}: so many questions at most. */
  static Asked at(String root, int atOnce) {
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
            .setMaxConnPerRoute(atOnce)
            .setMaxConnTotal(atOnce)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom().setSocketTimeout(Timeout.of(PATIENCE)).build())
            .build();
    return new Asked(
        HttpHost.create(URI.create(root)),
        HttpClients.custom()
            .setConnectionManager(connections)
            .disableAutomaticRetries()
            .disableContentCompression()
            .disableCookieManagement()
            .disableRedirectHandling()
            .build());
  }

  /** Bytes of the answer; 0: none came in time, or that there is none now. */
  int length(String path) throws IOException {
    try {
      return client.execute(host, new HttpGet(path), answer -> length(path, answer));
    } catch (SocketTimeoutException tooLate) {
      return 0;
    }
  }

  private static int length(String path, ClassicHttpResponse answer) throws IOException {
    byte[] body = EntityUtils.toByteArray(answer.getEntity());
    return switch (answer.getCode()) {
      case HttpStatus.SC_OK -> body.length;
      case HttpStatus.SC_SERVICE_UNAVAILABLE -> 0;
      default -> throw new IllegalStateException(path + ": " + answer.getCode());
    };
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
