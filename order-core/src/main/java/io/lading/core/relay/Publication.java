package io.lading.core.relay;

import org.jspecify.annotations.Nullable;

/**
 * How far a page got. acknowledged: the rows from its beginning that Kafka has, without a gap;
 * truncated: how many of the page went without their value; failure: why it ended, null when the
 * page is whole or the permit was withdrawn.
 */
record Publication(int rows, int acknowledged, int truncated, @Nullable RuntimeException failure) {

  boolean isWhole() {
    return acknowledged == rows;
  }
}
