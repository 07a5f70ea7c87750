package io.lading.tracking.postgres;

import io.lading.core.contract.MessageHeader;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Headers as one value: name and value of each, preceded by their length; -1 is null. */
final class RecordBytes {

  private static final int NULL = -1;

  private RecordBytes() {}

  static byte[] of(List<MessageHeader> headers) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      for (MessageHeader header : headers) {
        write(header.name().getBytes(StandardCharsets.UTF_8), out);
        write(header.value(), out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static List<MessageHeader> headers(byte[] bytes) {
    var in = ByteBuffer.wrap(bytes);
    List<MessageHeader> headers = new ArrayList<>();
    while (in.hasRemaining()) {
      byte[] name = read(in);
      String text = name == null ? "" : new String(name, StandardCharsets.UTF_8);
      headers.add(new MessageHeader(text, read(in)));
    }
    return headers;
  }

  private static void write(byte @Nullable [] value, DataOutputStream out) throws IOException {
    out.writeInt(value == null ? NULL : value.length);
    if (value != null) {
      out.write(value);
    }
  }

  private static byte @Nullable [] read(ByteBuffer in) {
    int length = in.getInt();
    if (length == NULL) {
      return null;
    }
    byte[] value = new byte[length];
    in.get(value);
    return value;
  }
}
