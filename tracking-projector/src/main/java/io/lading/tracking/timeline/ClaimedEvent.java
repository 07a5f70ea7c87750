package io.lading.tracking.timeline;

import io.lading.core.contract.IncomingMessage;
import io.lading.core.contract.MessageHeader;
import io.lading.core.model.LgOrderCode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which event a record claims to be by its key and headers, whatever its value is. */
public final class ClaimedEvent {

  private static final Pattern SEQUENCE = Pattern.compile("[1-9][0-9]{0,8}");

  private ClaimedEvent() {}

  public static Optional<EventKey> of(IncomingMessage message) {
    OptionalLong orderId = LgOrderCode.parse(text(message.key()));
    OptionalInt sequence = sequence(message);
    return orderId.isPresent() && sequence.isPresent()
        ? Optional.of(new EventKey(orderId.getAsLong(), sequence.getAsInt()))
        : Optional.empty();
  }

  private static OptionalInt sequence(IncomingMessage message) {
    return message.headers().stream()
        .filter(header -> header.name().equals("ce_sequence"))
        .map(MessageHeader::value)
        .map(ClaimedEvent::text)
        .filter(text -> SEQUENCE.matcher(text).matches())
        .mapToInt(Integer::parseInt)
        .reduce((_, last) -> last);
  }

  private static String text(byte @Nullable [] bytes) {
    return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
  }
}
