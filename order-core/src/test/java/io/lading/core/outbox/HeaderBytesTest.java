package io.lading.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lading.core.contract.MessageHeader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HeaderBytesTest {

  @Test
  void headersComeBackAsTheyWere() {
    same(List.of());
    same(
        List.of(
            header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"),
            header("ce_type", "io.lading.order.status-changed"),
            header("ce_type", "a name may repeat"),
            new MessageHeader("", new byte[0]),
            new MessageHeader("物流", null),
            new MessageHeader("binary", new byte[] {0, -1, 127, -128})));
  }

  @Test
  void lengthsAroundEachSizeOfANumberComeBack() {
    for (int length : new int[] {126, 127, 128, 16_382, 16_383, 16_384, 2_097_151, 2_097_152}) {
      same(List.of(new MessageHeader("large", new byte[length]), header("next", "one")));
    }
  }

  @Test
  void randomHeadersComeBack() {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      List<MessageHeader> headers = new ArrayList<>();
      for (int i = random.nextInt(12); i > 0; i--) {
        byte[] value = new byte[random.nextInt(300)];
        random.nextBytes(value);
        headers.add(
            new MessageHeader("h" + random.nextInt(5), random.nextInt(9) == 0 ? null : value));
      }
      assertThat(texts(HeaderBytes.decode(HeaderBytes.encode(headers))))
          .as("seed %d", seed)
          .isEqualTo(texts(headers));
    }
  }

  @Test
  void brokenBytesAreRefused() {
    byte[] whole = HeaderBytes.encode(List.of(header("name", "value")));
    refused(new byte[0]);
    refused(new byte[] {2});
    refused(Arrays.copyOf(whole, whole.length - 1));
    refused(Arrays.copyOf(whole, 3));
    refused(new byte[] {1, -1, -1, -1, -1, -1, -1});
  }

  @Test
  void aKeyHasOneBucketWhateverTheTopic() {
    byte[] key = "LG0000000000000000001".getBytes(StandardCharsets.UTF_8);
    assertThat(Buckets.of("a", key)).isEqualTo(Buckets.of("b", key)).isBetween(0, 255);
    assertThat(Buckets.of("a", null)).isNotEqualTo(Buckets.of("b", null));
  }

  private static void same(List<MessageHeader> headers) {
    assertThat(texts(HeaderBytes.decode(HeaderBytes.encode(headers)))).isEqualTo(texts(headers));
  }

  private static void refused(byte[] bytes) {
    assertThatIllegalArgumentException().isThrownBy(() -> HeaderBytes.decode(bytes));
  }

  private static List<String> texts(List<MessageHeader> headers) {
    return headers.stream().map(h -> h.name() + "=" + Arrays.toString(h.value())).toList();
  }

  private static MessageHeader header(String name, @Nullable String value) {
    return new MessageHeader(name, value == null ? null : value.getBytes(StandardCharsets.UTF_8));
  }
}
