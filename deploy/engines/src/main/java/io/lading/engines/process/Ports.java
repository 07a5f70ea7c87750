package io.lading.engines.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;

/** Loopback ports. */
public final class Ports {
  private static final int ATTEMPTS = 1_000;

  private static final PortShare SHARE =
      PortShare.registeredIn(
          Path.of(
              System.getProperty("java.io.tmpdir"),
              "lading-ports-" + System.getProperty("user.name")));

  private Ports() {}

  /**
   * A port that nobody listened on a moment ago, that this JVM was not given lately, and that no
   * other JVM of this user is given; a stranger may still be faster.
   */
  public static int free() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = SHARE.next();
      if (isFree(port)) {
        return port;
      }
    }
    throw new EngineFailure("no free port among " + ATTEMPTS);
  }

  /**
   * Whether a server could listen on the port at this moment. Does not listen itself: a process
   * that another thread starts meanwhile inherits the socket for a moment, and whoever wanted to
   * listen next would find the port taken.
   */
  public static boolean isFree(int port) {
    try (Socket probe = new Socket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  /** Refuses a port that is taken, naming what it was wanted for and the option that changes it. */
  public static void demandFree(int port, String purpose) {
    if (!isFree(port)) {
      throw new EngineFailure("port " + port + " for " + purpose + " is already taken");
    }
  }
}
