/**
 * Opening and closing the service: steps in order, closed in the opposite order. Walks in: steps.
 * Walks out: a state for health.
 */
@NullMarked
package io.lading.core.opening;

import org.jspecify.annotations.NullMarked;
