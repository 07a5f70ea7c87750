/**
 * Ids made by the application, and the leases of worker numbers that keep them unique. Walks in: a
 * buyer id. Walks out: a 64-bit id in the buyer's shard.
 */
@NullMarked
package io.lading.core.id;

import org.jspecify.annotations.NullMarked;
