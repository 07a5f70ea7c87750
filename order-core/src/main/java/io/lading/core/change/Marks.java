package io.lading.core.change;

import io.lading.core.contract.OrderStatus;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;

/**
 * The milestones that are on an order's time line, as (package, milestone, occurredAt): how a
 * repeated one is known for ever. Ten bytes each. The oldest are forgotten beyond {@link #MOST}, so
 * that a carrier that invents times cannot make a row grow without end. Immutable.
 */
public final class Marks {

  /** Of one order; far more than any order has. */
  public static final int MOST = 2_000;

  /** In place of a package's subscript: the milestone belongs to the order. */
  public static final int WHOLE_ORDER = 255;

  private static final int SIZE = 10;

  private final byte[] bytes;

  private Marks(byte[] bytes) {
    this.bytes = bytes;
  }

  /** As stored. */
  public static Marks of(byte[] bytes) {
    if (bytes.length % SIZE != 0) {
      throw new IllegalArgumentException(
          "Marks are " + SIZE + " bytes each, found " + bytes.length);
    }
    return new Marks(bytes);
  }

  public byte[] bytes() {
    return bytes;
  }

  /** occurredAt: whole microseconds count. */
  public boolean contain(int packageIndex, OrderStatus milestone, Instant occurredAt) {
    byte[] wanted = mark(packageIndex, milestone, occurredAt);
    for (int at = 0; at < bytes.length; at += SIZE) {
      if (Arrays.equals(bytes, at, at + SIZE, wanted, 0, SIZE)) {
        return true;
      }
    }
    return false;
  }

  public Marks with(int packageIndex, OrderStatus milestone, Instant occurredAt) {
    int from = bytes.length >= MOST * SIZE ? SIZE : 0;
    byte[] more = Arrays.copyOfRange(bytes, from, bytes.length + SIZE);
    System.arraycopy(mark(packageIndex, milestone, occurredAt), 0, more, more.length - SIZE, SIZE);
    return new Marks(more);
  }

  private static byte[] mark(int packageIndex, OrderStatus milestone, Instant occurredAt) {
    long micros =
        Math.addExact(
            Math.multiplyExact(occurredAt.getEpochSecond(), 1_000_000L),
            occurredAt.getNano() / 1_000);
    return ByteBuffer.allocate(SIZE)
        .put((byte) packageIndex)
        .put((byte) milestone.ordinal())
        .putLong(micros)
        .array();
  }
}
