package io.lading.core.reads;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * What an answer of the write side says of what was written, for the read side; to everybody else
 * only a text. It promises no more than was there after the commit, so a caller may present it as
 * often and as late as he likes.
 *
 * @param written the log was written at least up to here, commit included
 * @param orderId the order that was asked about
 * @param sequence of its newest event; 0 if there is no order
 */
public record ReadToken(WalPosition written, long orderId, int sequence) {

  /** Of answers of the write side, and of questions. */
  public static final String HEADER = "Lading-Read-Token";

  private static final byte VERSION = 1;
  private static final int CONTENT = 1 + Integer.BYTES + 2 * Long.BYTES + Integer.BYTES;
  private static final int LENGTH = CONTENT + Integer.BYTES;

  public ReadToken {
    if (orderId < 0 || sequence < 0) {
      throw new IllegalArgumentException(
          "order %d, event %d: expected 0 or more".formatted(orderId, sequence));
    }
  }

  /** Of something that is no order's. */
  public static ReadToken of(WalPosition written) {
    return new ReadToken(written, 0, 0);
  }

  /** Empty for anything that {@link #text} of this version did not make. */
  public static Optional<ReadToken> parse(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      return bytes.length == LENGTH ? read(ByteBuffer.wrap(bytes)) : Optional.empty();
    } catch (IllegalArgumentException notBase64OrNonsense) {
      return Optional.empty();
    }
  }

  private static Optional<ReadToken> read(ByteBuffer bytes) {
    if (bytes.getInt(CONTENT) != checksum(bytes.array()) || bytes.get() != VERSION) {
      return Optional.empty();
    }
    var written = new WalPosition(bytes.getInt(), bytes.getLong());
    return Optional.of(new ReadToken(written, bytes.getLong(), bytes.getInt()));
  }

  /** Letters, digits, - and _ only. */
  public String text() {
    ByteBuffer bytes = ByteBuffer.allocate(LENGTH);
    bytes.put(VERSION).putInt(written.timeline()).putLong(written.lsn());
    bytes.putLong(orderId).putInt(sequence).putInt(checksum(bytes.array()));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /** Against a text that was cut or mistyped, not against forgery: who lies waits in vain. */
  private static int checksum(byte[] bytes) {
    var sum = new CRC32();
    sum.update(bytes, 0, CONTENT);
    return (int) sum.getValue();
  }
}
