package io.lading.tracking.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.Duration;

/** The bytes of server-sent events (HTML standard, "Server-sent events"). */
final class ServerSentEvents {

  private static final byte[] HEARTBEAT = ":\n\n".getBytes(UTF_8);
  private static final byte[] END = "\n\n".getBytes(UTF_8);

  private ServerSentEvents() {}

  /** {@code json}: on one line, as UTF-8. */
  static byte[] tracking(int sequence, byte[] json) {
    byte[] head = ("id: " + sequence + "\nevent: tracking\ndata: ").getBytes(UTF_8);
    var event = new ByteArrayOutputStream(head.length + json.length + END.length);
    event.writeBytes(head);
    event.writeBytes(json);
    event.writeBytes(END);
    return event.toByteArray();
  }

  /** A comment: nothing to the subscriber, but a sign of life to whoever is between. */
  static byte[] heartbeat() {
    return HEARTBEAT.clone();
  }

  /** How long to wait before coming back. */
  static byte[] retry(Duration pause) {
    return ("retry: " + pause.toMillis() + "\n\n").getBytes(UTF_8);
  }
}
