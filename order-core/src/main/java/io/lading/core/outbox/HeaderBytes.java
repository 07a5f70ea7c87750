package io.lading.core.outbox;

import io.lading.core.contract.MessageHeader;
import java.io.ByteArrayOutputStream;
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
    var out = new ByteArrayOutputStream(64 + 48 * headers.size());
    out.write(FORMAT);
    for (MessageHeader header : headers) {
      byte[] name = header.name().getBytes(StandardCharsets.UTF_8);
      byte[] value = header.value();
      writeLength(out, name.length);
      out.writeBytes(name);
      writeLength(out, value == null ? 0 : value.length + 1);
      out.writeBytes(value == null ? new byte[0] : value);
    }
    return out.toByteArray();
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

  private static void writeLength(ByteArrayOutputStream out, int length) {
    int rest = length;
    while (rest > 0x7f) {
      out.write(rest & 0x7f | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
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
        byte part = take(1)[0];
        length |= (part & 0x7f) << shift;
        if (part >= 0) {
          return length;
        }
      }
      throw new IllegalArgumentException("a length before byte " + at + " has more than 32 bits");
    }

    byte[] take(int count) {
      if (count < 0 || count > bytes.length - at) {
        throw new IllegalArgumentException(
            "headers end at byte " + bytes.length + ", expected " + count + " more from " + at);
      }
      at += count;
      return Arrays.copyOfRange(bytes, at - count, at);
    }
  }
}
