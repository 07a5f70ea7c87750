package io.lading.core.model;

import io.lading.core.contract.Location;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that are equal exactly when the values written are: every value starts with a tag that says
 * absent or of which kind, and text with its length. Not for several threads.
 */
final class CanonicalBytes {
  private static final int HASH_BYTES = 16;

  /** Looking up the algorithm costs more than the hashing of a small trade. */
  private static final MessageDigest SHA_256 = sha256();

  private byte[] bytes = new byte[1024];
  private int size;

  CanonicalBytes text(@Nullable String value) {
    if (!isAbsent(value) && value != null) {
      byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
      count(utf8.length);
      raw(utf8);
    }
    return this;
  }

  CanonicalBytes number(@Nullable Long value) {
    if (!isAbsent(value) && value != null) {
      long8(value);
    }
    return this;
  }

  CanonicalBytes number(@Nullable Integer value) {
    return number(value == null ? null : Long.valueOf(value));
  }

  CanonicalBytes word(@Nullable Enum<?> value) {
    return text(value == null ? null : value.name());
  }

  CanonicalBytes decimal(@Nullable BigDecimal value) {
    return text(value == null ? null : value.stripTrailingZeros().toPlainString());
  }

  CanonicalBytes time(@Nullable Instant value) {
    return number(
        value == null ? null : value.getEpochSecond() * 1_000_000 + value.getNano() / 1_000);
  }

  CanonicalBytes location(@Nullable Location value) {
    return value == null
        ? number((Long) null)
        : number(Double.doubleToLongBits(value.lat())).number(Double.doubleToLongBits(value.lon()));
  }

  CanonicalBytes degrees(@Nullable Double value) {
    return number(value == null ? null : Double.doubleToLongBits(value));
  }

  CanonicalBytes count(int value) {
    ensure(4);
    for (int shift = 24; shift >= 0; shift -= 8) {
      bytes[size++] = (byte) (value >>> shift);
    }
    return this;
  }

  CanonicalBytes raw(byte[] value) {
    ensure(value.length);
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
    return this;
  }

  /** Writes whether there is a value. */
  boolean isAbsent(@Nullable Object value) {
    ensure(1);
    bytes[size++] = (byte) (value == null ? 0 : 1);
    return value == null;
  }

  /** The first 16 bytes of SHA-256. */
  byte[] hash() {
    try {
      MessageDigest digest = (MessageDigest) SHA_256.clone();
      digest.update(bytes, 0, size);
      return Arrays.copyOf(digest.digest(), HASH_BYTES);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("SHA-256 of this JDK cannot be cloned", e);
    }
  }

  private void long8(long value) {
    ensure(8);
    for (int shift = 56; shift >= 0; shift -= 8) {
      bytes[size++] = (byte) (value >>> shift);
    }
  }

  private void ensure(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
