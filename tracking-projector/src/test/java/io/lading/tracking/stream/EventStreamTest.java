package io.lading.tracking.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EventStreamTest {

  private static final StreamSettings SETTINGS = QuickStreams.settings(Duration.ofMillis(1));

  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final Streams streams =
      new Streams(SETTINGS, new KnownTimelines(), _ -> new byte[0], meters);
  private final Subscription subscription = new Subscription(1, 0, 100);
  private final EventStream stream =
      new EventStream(subscription, streams, Duration.ofMillis(2500));

  @Test
  void itSaysWhenToComeBackThenEveryEventInTheFormOfTheStandard() {
    subscription.hand(1, ServerSentEvents.tracking(1, "{\"sequence\":1}".getBytes(UTF_8)));
    subscription.hand(2, ServerSentEvents.tracking(2, "{\"sequence\":2}".getBytes(UTF_8)));
    assertThat(written("id: 2"))
        .isEqualTo(
            """
            retry: 2500

            id: 1
            event: tracking
            data: {"sequence":1}

            id: 2
            event: tracking
            data: {"sequence":2}

            """);
    assertThat(meters.get("lading.tracking.stream.sent").counter().count()).isEqualTo(2);
  }

  @Test
  void itSaysThatItLivesWhileNothingHappens() {
    assertThat(written(":\n\n")).isEqualTo("retry: 2500\n\n:\n\n");
  }

  @Test
  void whoIsLetGoAtOnceIsToldWhenToComeBack() {
    subscription.end();
    assertThat(written("never")).isEqualTo("retry: 2500\n\n");
  }

  @Test
  void whoTakesNothingForTooLongIsTooSlow() {
    open().writeTo(failing(new IOException(new SocketTimeoutException())));
    assertThat(ended(Ending.TOO_SLOW)).isEqualTo(1);
    assertThat(ended(Ending.LEFT)).isZero();
  }

  @Test
  void whoCannotBeReachedHasLeft() {
    open().writeTo(failing(new IOException("broken pipe")));
    assertThat(ended(Ending.LEFT)).isEqualTo(1);
    assertThat(meters.get("lading.tracking.stream.subscribers").gauge().value()).isZero();
  }

  @Test
  void thoseWhoComeTogetherAreToldToComeBackOneAfterTheOther() {
    assertThat(java.util.stream.Stream.generate(this::open).limit(3).map(EventStreamTest::retry))
        .containsExactly("retry: 2000\n\n", "retry: 2125\n\n", "retry: 2250\n\n");
  }

  private EventStream open() {
    return streams.open(1, 0).orElseThrow();
  }

  private static String retry(EventStream opened) {
    var out = new ByteArrayOutputStream();
    opened.writeTo(
        new OutputStream() {
          @Override
          public void write(int b) {
            out.write(b);
          }

          @Override
          public void flush() throws IOException {
            throw new IOException("enough");
          }
        });
    return out.toString(UTF_8);
  }

  /** Until that was flushed. */
  private String written(String last) {
    var out =
        new ByteArrayOutputStream() {
          @Override
          public void flush() {
            if (toString(UTF_8).contains(last)) {
              subscription.end();
            }
          }
        };
    stream.writeTo(out);
    return out.toString(UTF_8);
  }

  private static OutputStream failing(IOException failure) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw failure;
      }
    };
  }

  private double ended(Ending why) {
    return meters.get("lading.tracking.stream.ended").tag("why", why.name()).counter().count();
  }
}
