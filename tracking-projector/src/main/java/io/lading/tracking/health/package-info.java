/** What operators see: health and gauges. Walks in: states. Walks out: UP, DOWN and why. */
@NullMarked
package io.lading.tracking.health;

import org.jspecify.annotations.NullMarked;
