package io.lading.engines.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PortsTest {
  private static final int CHILDREN = 100;

  @Test
  void whoListensHasTakenThePort() throws IOException {
    try (ServerSocket loopback = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ServerSocket everywhere = new ServerSocket(0, 1)) {
      assertThat(Ports.isFree(loopback.getLocalPort())).isFalse();
      assertThat(Ports.isFree(everywhere.getLocalPort())).isFalse();
    }
  }

  /** A child inherits every open socket for the moment until it has closed it. */
  @Test
  void lookingTakesNoPortThoughProcessesAreStartedMeanwhile() {
    CompletableFuture<Void> starting = CompletableFuture.runAsync(PortsTest::startChildren);
    int port = Ports.free();
    int taken = 0;
    do {
      taken += Ports.isFree(port) ? 0 : 1;
    } while (!starting.isDone());
    starting.join();
    assertThat(taken).isZero();
  }

  private static void startChildren() {
    try {
      for (int child = 0; child < CHILDREN; child++) {
        new ProcessBuilder("true").start().waitFor();
      }
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
