package io.lading.engines.process;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A loopback port that forwards to another one, and whose connections fail on demand: cut (reset,
 * new ones too) or stalled (no byte moves, nothing is closed). Safe for several threads.
 */
public final class FaultProxy implements Closeable {
  private static final int CHUNK = 16 * 1024;

  private enum Mode {
    FLOWING,
    STALLED,
    CUT
  }

  private final ServerSocket server;
  private final int targetPort;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition modeChanged = lock.newCondition();
  private Mode mode = Mode.FLOWING;

  private FaultProxy(ServerSocket server, int targetPort) {
    this.server = server;
    this.targetPort = targetPort;
  }

  /** Forwards a free port to the target port of this machine. */
  public static FaultProxy to(int targetPort) {
    return new FaultProxy(listenOn(Ports.free()), targetPort).listening();
  }

  /** Forwards a port of the caller's choice to the target port of this machine. */
  public static FaultProxy between(int port, int targetPort) {
    return new FaultProxy(listenOn(port), targetPort).listening();
  }

  private static ServerSocket listenOn(int port) {
    try {
      ServerSocket socket = new ServerSocket();
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return socket;
    } catch (IOException failed) {
      throw new UncheckedIOException("port " + port, failed);
    }
  }

  private FaultProxy listening() {
    Thread.ofVirtual().name("fault-proxy-" + port()).start(this::accept);
    return this;
  }

  public int port() {
    return server.getLocalPort();
  }

  /** Resets every connection, and every new one as soon as it is made. */
  public void cut() {
    change(Mode.CUT);
    closeConnections();
  }

  /** Moves no byte any more, in either direction; connections stay open, new ones are accepted. */
  public void stall() {
    change(Mode.STALLED);
  }

  /** Forwards again; bytes that waited in a stall go on where they were. */
  public void resume() {
    change(Mode.FLOWING);
  }

  private void change(Mode wanted) {
    lock.lock();
    try {
      mode = wanted;
      modeChanged.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        connect(server.accept());
      } catch (IOException refused) {
        continue; // the target is down, or we are closed
      }
    }
  }

  private void connect(Socket client) throws IOException {
    sockets.add(client);
    if (isCut()) {
      reset(client);
      return;
    }
    try {
      Socket target = new Socket(InetAddress.getLoopbackAddress(), targetPort);
      sockets.add(target);
      Thread.ofVirtual().start(() -> pump(client, target));
      Thread.ofVirtual().start(() -> pump(target, client));
    } catch (IOException refused) {
      reset(client);
      throw refused;
    }
  }

  private void pump(Socket from, Socket to) {
    byte[] chunk = new byte[CHUNK];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        awaitFlow();
        out.write(chunk, 0, read);
      }
    } catch (IOException gone) {
      // the pair ends together
    } finally {
      reset(from);
      reset(to);
    }
  }

  private void awaitFlow() {
    lock.lock();
    try {
      while (mode == Mode.STALLED) {
        modeChanged.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean isCut() {
    lock.lock();
    try {
      return mode == Mode.CUT;
    } finally {
      lock.unlock();
    }
  }

  private void closeConnections() {
    sockets.forEach(this::reset);
  }

  private void reset(Socket socket) {
    sockets.remove(socket);
    try {
      if (isCut()) {
        socket.setSoLinger(true, 0);
      }
      socket.close();
    } catch (IOException alreadyClosed) {
      // what was wanted
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException alreadyClosed) {
      // what was wanted
    }
    cut();
  }
}
