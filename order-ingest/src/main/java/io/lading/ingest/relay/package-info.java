/**
 * What guards the way out, which itself is {@code io.lading.core.relay}: the database and the
 * topics are compared with what is promised, before anything is published.
 */
@NullMarked
package io.lading.ingest.relay;

import org.jspecify.annotations.NullMarked;
