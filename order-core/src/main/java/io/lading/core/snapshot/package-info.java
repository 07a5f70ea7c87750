/**
 * Orders as they are now. Walks in: ids of orders that changed. Walks out: one snapshot each, for
 * whoever publishes them; no event is read for that and no row is written.
 */
@NullMarked
package io.lading.core.snapshot;

import org.jspecify.annotations.NullMarked;
