package io.lading.tracking.api;

import io.lading.tracking.timeline.TimelineEntry;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/** An entry as the time line shows it, on one line, as UTF-8. Safe for use by many threads. */
public final class EntryJson implements Function<TimelineEntry, byte[]> {

  private final JsonMapper json;

  /** {@code json}: what the answers are written with. */
  public EntryJson(JsonMapper json) {
    this.json = json;
  }

  @Override
  public byte[] apply(TimelineEntry entry) {
    return json.writeValueAsBytes(TrackingAnswer.Entry.of(entry));
  }
}
