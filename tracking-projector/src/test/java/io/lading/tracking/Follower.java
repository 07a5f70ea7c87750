package io.lading.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Follows a stream up to an event, and comes back with the last one it saw whenever the stream
 * ends. Coming back takes as long as the gate does, which tells when the service is there again.
 */
final class Follower implements Runnable {

  /** Returns when there is somebody to come back to. */
  interface Gate {
    void await() throws InterruptedException;
  }

  private final HttpClient http;
  private final URI uri;
  private final int until;
  private final Gate gate;
  private final List<Integer> sequences = new CopyOnWriteArrayList<>();
  private final List<String> data = new CopyOnWriteArrayList<>();
  private final List<String> others = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger broken = new AtomicInteger();
  private int id;

  Follower(HttpClient http, URI uri, int until, Gate gate) {
    this.http = http;
    this.uri = uri;
    this.until = until;
    this.gate = gate;
  }

  @Override
  public void run() {
    try {
      while (last() < until) {
        follow();
        if (last() < until) {
          gate.await();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow() throws InterruptedException {
    try (var lines = new BufferedReader(new InputStreamReader(connected(), UTF_8))) {
      String line = lines.readLine();
      while (line != null) {
        take(line);
        line = last() < until ? lines.readLine() : null;
      }
    } catch (IOException e) {
      broken.incrementAndGet();
    }
  }

  /** Who is refused, because the database has no connection left for example, asks again. */
  private InputStream connected() throws IOException, InterruptedException {
    HttpResponse<InputStream> answer = connect();
    while (answer.statusCode() != 200) {
      answer.body().close();
      answer = connect();
    }
    connections.incrementAndGet();
    return answer.body();
  }

  private HttpResponse<InputStream> connect() throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .version(HttpClient.Version.HTTP_1_1)
            .header("Accept", "text/event-stream");
    if (last() > 0) {
      request.header("Last-Event-ID", Integer.toString(last()));
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
  }

  /** An event is there when its empty line is. */
  private void take(String line) {
    if (line.startsWith("id: ")) {
      id = Integer.parseInt(line.substring("id: ".length()));
    } else if (line.startsWith("data: ")) {
      data.add(line.substring("data: ".length()));
    } else if (!line.isEmpty()) {
      others.add(line);
    } else if (id > 0) {
      sequences.add(id);
      id = 0;
    }
  }

  int last() {
    return sequences.isEmpty() ? 0 : sequences.getLast();
  }

  List<Integer> sequences() {
    return sequences;
  }

  /** Of each event, in order. */
  List<String> data() {
    return data;
  }

  /** Lines that are neither an id nor data. */
  List<String> others() {
    return others;
  }

  int connections() {
    return connections.get();
  }

  /** How often a stream ended with an error. */
  int broken() {
    return broken.get();
  }
}
