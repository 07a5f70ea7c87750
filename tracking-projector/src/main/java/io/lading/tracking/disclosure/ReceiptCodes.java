package io.lading.tracking.disclosure;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer proves with that an order is his: the first ten characters (50 bits), in Crockford's
 * base 32, of HMAC-SHA-256 of the order id as eight bytes. Without a secret there are no codes.
 * Safe for many threads.
 */
public final class ReceiptCodes {

  private static final String ALGORITHM = "HmacSHA256";
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int BITS = 5;
  private static final int LENGTH = 10;

  private final @Nullable SecretKeySpec key;

  public ReceiptCodes(@Nullable String secret) {
    this.key = secret == null ? null : new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM);
  }

  public Optional<String> of(long orderId) {
    return Optional.ofNullable(key).map(secret -> code(secret, orderId));
  }

  /**
   * Case and hyphens do not matter; nor, as Crockford has it, does O for 0 or I and L for 1. How
   * long it takes tells nothing of the right code.
   */
  public boolean fits(String presented, long orderId) {
    byte[] read = read(presented).getBytes(US_ASCII);
    return of(orderId)
        .map(right -> MessageDigest.isEqual(right.getBytes(US_ASCII), read))
        .orElse(false);
  }

  private static String read(String presented) {
    return presented
        .replace("-", "")
        .toUpperCase(Locale.ROOT)
        .replace('O', '0')
        .replace('I', '1')
        .replace('L', '1');
  }

  private static String code(SecretKeySpec secret, long orderId) {
    long bits = ByteBuffer.wrap(hmac(secret, orderId)).getLong();
    var code = new StringBuilder(LENGTH);
    for (int i = 1; i <= LENGTH; i++) {
      code.append(ALPHABET.charAt((int) (bits >>> (Long.SIZE - BITS * i)) & 31));
    }
    return code.toString();
  }

  private static byte[] hmac(SecretKeySpec secret, long orderId) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      return mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(orderId).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
