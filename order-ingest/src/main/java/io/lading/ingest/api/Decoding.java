package io.lading.ingest.api;

import io.lading.core.contract.EventReader;
import io.lading.core.contract.InputEvent;
import io.lading.core.contract.Reading.Readable;
import io.lading.core.contract.Reading.Unreadable;

/** Reads a body by the same rules as a message of a topic. */
record Decoding(EventReader reader) {

  <T extends InputEvent> T read(WriteRequest request, byte[] body, Class<T> type) {
    return switch (reader.read(request.envelope(), body)) {
      case Readable readable -> type.cast(readable.event());
      case Unreadable unreadable ->
          throw new Refused(
              Problem.violated(
                  unreadable.reason().code().name(),
                  unreadable.reason().message(),
                  unreadable.violations()));
    };
  }
}
