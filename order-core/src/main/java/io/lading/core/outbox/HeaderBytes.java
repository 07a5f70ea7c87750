package io.lading.core.outbox;

import io.lading.core.contract.MessageHeader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Headers as the outbox keeps them, in their order, repeated names and null values included. Format
 * 1: one byte 1, then for each header the length of its name, the name in UTF-8, the length of its
 * value plus one (0: the value is null), the value. Lengths are unsigned base-128 numbers, low
 * seven bits first, with the eighth bit set when more follow. Rows outlive releases, so a format
 * once written stays readable.
 */
public final class HeaderBytes {

  private static final int FORMAT = 1;

  private HeaderBytes() {}

  public static byte[] encode(List<MessageHeader> headers) {
    var names = new byte[headers.size()][];
    int size = 1;
    for (int i = 0; i < names.length; i++) {
      byte[] name = headers.get(i).name().getBytes(StandardCharsets.UTF_8);
      int value = lengthPlusOne(headers.get(i).value());
      names[i] = name;
      size += digits(name.length) + name.length + digits(value) + Math.max(0, value - 1);
    }
    var out = ByteBuffer.allocate(size).put((byte) FORMAT);
    for (int i = 0; i < names.length; i++) {
      write(out, names[i], headers.get(i).value());
    }
    return out.array();
  }

  private static void write(ByteBuffer out, byte[] name, byte @Nullable [] value) {
    writeLength(out, name.length);
    out.put(name);
    writeLength(out, lengthPlusOne(value));
    if (value != null) {
      out.put(value);
    }
  }

  private static int lengthPlusOne(byte @Nullable [] value) {
    return value == null ? 0 : value.length + 1;
  }

  private static int digits(int length) {
    return length == 0 ? 1 : (38 - Integer.numberOfLeadingZeros(length)) / 7;
  }

  /** Throws IllegalArgumentException when the bytes are not a whole list of headers. */
  public static List<MessageHeader> decode(byte[] bytes) {
    if (bytes.length == 0 || bytes[0] != FORMAT) {
      throw new IllegalArgumentException(
          "headers of format " + (bytes.length == 0 ? "none" : bytes[0]) + ", expected " + FORMAT);
    }
    var in = new Cursor(bytes);
    List<MessageHeader> headers = new ArrayList<>();
    while (in.hasMore()) {
      byte[] name = in.take(in.length());
      headers.add(new MessageHeader(new String(name, StandardCharsets.UTF_8), in.value()));
    }
    return headers;
  }

  private static void writeLength(ByteBuffer out, int length) {
    int rest = length;
    while (rest > 0x7f) {
      out.put((byte) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    out.put((byte) rest);
  }

  private static final class Cursor {
    private final byte[] bytes;
    private int at = 1;

    Cursor(byte[] bytes) {
      this.bytes = bytes;
    }

    boolean hasMore() {
      return at < bytes.length;
    }

    byte @Nullable [] value() {
      int lengthPlusOne = length();
      return lengthPlusOne == 0 ? null : take(lengthPlusOne - 1);
    }

    int length() {
      int length = 0;
      for (int shift = 0; shift < 32; shift += 7) {
        byte part = next();
        length |= (part & 0x7f) << shift;
        if (part >= 0) {
          return length;
        }
      }
      throw new IllegalArgumentException("a length before byte " + at + " has more than 32 bits");
    }

    byte next() {
      demand(1);
      return bytes[at++];
    }

    byte[] take(int count) {
      demand(count);
      at += count;
      return Arrays.copyOfRange(bytes, at - count, at);
    }

    void demand(int count) {
      if (count < 0 || count > bytes.length - at) {
        throw new IllegalArgumentException(
            "headers end at byte " + bytes.length + ", expected " + count + " more from " + at);
      }
    }
  }
}
