package io.lading.planner.graphhopper;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes a message of protocol buffers, field by field. */
final class Protobuf {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  Protobuf number(int field, long value) {
    varint((long) field << 3);
    varint(value);
    return this;
  }

  Protobuf text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  Protobuf message(int field, Protobuf value) {
    return bytes(field, value.toByteArray());
  }

  Protobuf bytes(int field, byte[] value) {
    varint((long) field << 3 | 2);
    varint(value.length);
    bytes.writeBytes(value);
    return this;
  }

  Protobuf packed(int field, long... values) {
    var all = new Protobuf();
    for (long value : values) {
      all.varint(value);
    }
    return message(field, all);
  }

  /** Each as its difference to the one before. */
  Protobuf deltas(int field, long... values) {
    long[] deltas = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      deltas[i] = zigzag(values[i] - (i == 0 ? 0 : values[i - 1]));
    }
    return packed(field, deltas);
  }

  private static long zigzag(long value) {
    return value << 1 ^ value >> 63;
  }

  private void varint(long value) {
    long rest = value;
    for (; (rest & ~0x7FL) != 0; rest >>>= 7) {
      bytes.write((int) (rest & 0x7F | 0x80));
    }
    bytes.write((int) rest);
  }

  byte[] toByteArray() {
    return bytes.toByteArray();
  }
}
