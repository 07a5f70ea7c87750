/**
 * Checks the invariants of a live or broken system. Walks in: a database (read only) and, if
 * wanted, Kafka. Walks out: a report with the offending ids.
 */
@NullMarked
package io.lading.core.verify;

import org.jspecify.annotations.NullMarked;
