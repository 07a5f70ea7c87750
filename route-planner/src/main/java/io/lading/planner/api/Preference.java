package io.lading.planner.api;

import java.util.Comparator;
import java.util.List;
import org.springframework.http.MediaType;

/**
 * Which of the two answers a caller would rather have (RFC 9110, 12.5.1): the one with the higher q
 * of its most specific range; JSON, unless the other is named more exactly, if he does not mind.
 */
record Preference(double json, double map) {

  /** Less than any difference of q, which has three digits. */
  private static final double BY_NAME = 1e-4;

  static Preference of(String accept) {
    List<MediaType> ranges = MediaType.parseMediaTypes(accept);
    return new Preference(
        rank(ranges, MediaType.APPLICATION_JSON),
        rank(ranges, MediaType.parseMediaType(GeoJson.MEDIA_TYPE)));
  }

  private static double rank(List<MediaType> ranges, MediaType answer) {
    return ranges.stream()
        .filter(range -> range.includes(answer))
        .max(Comparator.comparingInt(Preference::exactness))
        .filter(range -> range.getQualityValue() > 0)
        .map(range -> range.getQualityValue() + BY_NAME * exactness(range))
        .orElse(0.0);
  }

  private static int exactness(MediaType range) {
    int subtype = range.isWildcardSubtype() ? 0 : 1;
    return range.isWildcardType() ? 0 : 1 + subtype;
  }

  boolean isMap() {
    return map > json;
  }
}
