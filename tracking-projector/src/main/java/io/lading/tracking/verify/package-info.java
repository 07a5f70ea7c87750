/**
 * Checks that the time line is what its topic makes of it. Walks in: the database (read only) and
 * Kafka. Walks out: findings.
 */
@NullMarked
package io.lading.tracking.verify;

import org.jspecify.annotations.NullMarked;
