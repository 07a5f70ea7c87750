/** What operators see: health. Walks in: states. Walks out: UP, DOWN and why. */
@NullMarked
package io.lading.planner.health;

import org.jspecify.annotations.NullMarked;
