package io.lading.core.model;

import io.lading.core.contract.Envelope;
import io.lading.core.contract.IncomingMessage;
import io.lading.core.contract.InputEvent;
import io.lading.core.contract.Reading;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Identifies an input message: 16 bytes of SHA-256 over (ce_source, ce_id, retry) or, without
 * ce_id, over type and canonical content. A message that could not be read has its raw bytes for
 * content, its key included.
 */
public record Identity(UUID value) {

  /** First byte of what is hashed, so that an identity of one kind never equals one of another. */
  private static final byte[] BY_ID = {1};

  private static final byte[] BY_CONTENT = {2};
  private static final byte[] BY_RAW_BYTES = {3};

  /** Of a message as it was read, whatever became of that. */
  public static Identity of(IncomingMessage message, Reading reading) {
    return switch (reading) {
      case Reading.Readable(Envelope envelope, InputEvent event) -> of(envelope, event);
      case Reading.Unreadable(Envelope envelope, var reason, var violations) ->
          envelope != null && envelope.id() != null
              ? of(envelope.source(), envelope.id(), envelope.retry())
              : ofRaw(
                  envelope == null ? null : envelope.type(),
                  envelope == null ? null : envelope.retry(),
                  message.key(),
                  message.value());
    };
  }

  public static Identity of(Envelope envelope, InputEvent event) {
    return envelope.id() != null
        ? of(envelope.source(), envelope.id(), envelope.retry())
        : ofContent(envelope.type(), envelope.retry(), event);
  }

  /** Without a retry and with retry 0 are two attempts. */
  public static Identity of(@Nullable String source, String id, @Nullable Integer retry) {
    return of(new CanonicalBytes().raw(BY_ID).text(source).text(id).number(retry));
  }

  /** The same for the same content, however it was encoded. */
  public static Identity ofContent(String type, @Nullable Integer retry, InputEvent event) {
    byte[] content = CanonicalContent.bytes(event).hash();
    return of(new CanonicalBytes().raw(BY_CONTENT).text(type).number(retry).raw(content));
  }

  public static Identity ofRaw(
      @Nullable String type,
      @Nullable Integer retry,
      byte @Nullable [] key,
      byte @Nullable [] value) {
    CanonicalBytes bytes = new CanonicalBytes().raw(BY_RAW_BYTES).text(type).number(retry);
    return of(raw(raw(bytes, key), value));
  }

  private static CanonicalBytes raw(CanonicalBytes bytes, byte @Nullable [] value) {
    return bytes.isAbsent(value) || value == null ? bytes : bytes.count(value.length).raw(value);
  }

  private static Identity of(CanonicalBytes bytes) {
    ByteBuffer hash = ByteBuffer.wrap(bytes.hash());
    return new Identity(new UUID(hash.getLong(), hash.getLong()));
  }
}
