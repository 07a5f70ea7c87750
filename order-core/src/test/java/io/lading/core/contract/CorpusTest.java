package io.lading.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every payload ever published, and made-up ones of the future, can be read. What is once in the
 * corpus stays there as it is ({@link SchemaHistoryTest}).
 */
class CorpusTest {
  private static final Path CORPUS = Path.of("src/test/resources/corpus");
  private final EventReader reader = new JsonEventReader(ContractLimits.DEFAULT);
  private final StatusChangedReader statusReader = new StatusChangedReader(ContractLimits.DEFAULT);

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("payloads")
  void everyPayloadIsReadAndValid(EventType type, Path file) throws IOException {
    String json = Files.readString(file, StandardCharsets.UTF_8);

    assertThat(Schemas.complaints(type, json)).isEmpty();
    if (type.direction() == EventType.Direction.IN) {
      assertThat(reader.read(Messages.binary(type.type(), json)))
          .isInstanceOf(Reading.Readable.class);
    } else if (type == EventType.STATUS_CHANGED) {
      assertThat(statusReader.read(Messages.binary(type.type(), json)))
          .isInstanceOf(StatusReading.Changed.class);
    }
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void everyTypeHasAPublishedPayload(EventType type) throws IOException {
    assertThat(files(type)).anyMatch(file -> file.getFileName().toString().startsWith("v1-"));
  }

  @Test
  void theUnknownFieldsOfTheFutureChangeNothing() throws IOException {
    Path folder = CORPUS.resolve(EventType.ORDER_PAID.type());
    String future = Files.readString(folder.resolve("future-more-fields.json"));
    String full = Files.readString(folder.resolve("v1-full.json"));

    assertThat(reader.read(Messages.binary(Messages.ORDER_PAID, future)))
        .isEqualTo(reader.read(Messages.binary(Messages.ORDER_PAID, full)));
  }

  static Stream<Arguments> payloads() throws IOException {
    Stream.Builder<Arguments> payloads = Stream.builder();
    for (EventType type : EventType.values()) {
      for (Path file : files(type)) {
        payloads.add(Arguments.of(type, file));
      }
    }
    return payloads.build();
  }

  private static List<Path> files(EventType type) throws IOException {
    try (Stream<Path> files = Files.list(CORPUS.resolve(type.type()))) {
      return files.sorted().toList();
    }
  }
}
