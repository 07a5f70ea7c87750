package io.lading.engines.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {
  private ServerSocket echo;
  private FaultProxy proxy;

  @BeforeEach
  void listen() throws IOException {
    echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::echo);
    proxy = FaultProxy.to(echo.getLocalPort());
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
    echo.close();
  }

  @Test
  void forwardsBothWays() throws IOException {
    try (Socket client = connect()) {
      client.getOutputStream().write('a');
      assertThat(client.getInputStream().read()).isEqualTo('a');
    }
  }

  @Test
  void aCutEndsEveryConnectionAndRefusesNewOnesUntilItResumes() throws IOException {
    try (Socket client = connect()) {
      client.getOutputStream().write('a');
      client.getInputStream().read();
      proxy.cut();
      assertThatThrownBy(() -> talk(client)).isInstanceOf(IOException.class);
    }
    assertThatThrownBy(
            () -> {
              try (Socket refused = connect()) {
                talk(refused);
              }
            })
        .isInstanceOf(IOException.class);
    proxy.resume();
    try (Socket again = connect()) {
      assertThat(talk(again)).isEqualTo('b');
    }
  }

  @Test
  void aStallDelaysBytesWithoutLosingThem() throws IOException {
    try (Socket client = connect()) {
      proxy.stall();
      client.getOutputStream().write('a');
      client.setSoTimeout(50);
      assertThatThrownBy(() -> client.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
      proxy.resume();
      client.setSoTimeout(10_000);
      assertThat(client.getInputStream().read()).isEqualTo('a');
    }
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), proxy.port());
  }

  private static int talk(Socket socket) throws IOException {
    socket.getOutputStream().write('b');
    int answer = socket.getInputStream().read();
    if (answer < 0) {
      throw new IOException("closed");
    }
    return answer;
  }

  private void echo() {
    while (!echo.isClosed()) {
      try {
        Socket socket = echo.accept();
        Thread.ofVirtual().start(() -> echo(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void echo(Socket socket) {
    try (socket) {
      socket.getInputStream().transferTo(socket.getOutputStream());
    } catch (IOException closed) {
      // the test is over
    }
  }
}
