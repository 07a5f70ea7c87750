package io.lading.engines.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Loopback ports. */
public final class Ports {
  /** Below the range from which the kernel takes client ports, so a restart finds them free. */
  private static final int FROM = 20_000;

  private static final int TO = 32_000;
  private static final int ATTEMPTS = 1_000;

  private Ports() {}

  /** A port that nobody listened on a moment ago; somebody else may still be faster. */
  public static int free() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(FROM, TO);
      if (isFree(port)) {
        return port;
      }
    }
    throw new EngineFailure("no free port between " + FROM + " and " + TO);
  }

  /** Whether a server could listen on the port at this moment. */
  public static boolean isFree(int port) {
    try (ServerSocket probe = new ServerSocket()) {
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
