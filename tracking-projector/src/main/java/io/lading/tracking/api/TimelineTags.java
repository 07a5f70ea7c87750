package io.lading.tracking.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lading.tracking.timeline.OrderHead;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
import org.springframework.http.ETag;

/**
 * Strong entity tags of time lines: of all that decides the bytes of an answer. Entries never
 * change and each one that comes changes the head, so the head stands for them; the checksum stands
 * for the parameters, the length of a page, and (by its document) the release that answers.
 */
final class TimelineTags {

  private static final String DOCUMENT = "/static/openapi.json";

  private final byte[] document = document();
  private final int pageEntries;

  TimelineTags(int pageEntries) {
    this.pageEntries = pageEntries;
  }

  /** In quotes, as it is sent. */
  String of(OrderHead head, TrackingQuestion question) {
    return "\"%d-%d-%d-%08x\""
        .formatted(head.contiguous(), head.highest(), head.beyond(), checksum(question));
  }

  /** {@code known}: the value of If-None-Match. */
  static boolean matches(String tag, String known) {
    List<ETag> tags = ETag.parse(known);
    ETag ours = ETag.create(tag);
    return tags.stream().anyMatch(each -> each.isWildcard() || each.compare(ours, false));
  }

  private long checksum(TrackingQuestion question) {
    var sum = new CRC32();
    sum.update(document);
    sum.update((pageEntries + " " + question).getBytes(UTF_8));
    return sum.getValue();
  }

  private static byte[] document() {
    try (InputStream in = TimelineTags.class.getResourceAsStream(DOCUMENT)) {
      return Objects.requireNonNull(in, DOCUMENT).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
