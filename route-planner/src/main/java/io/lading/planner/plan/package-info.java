/**
 * The use case: what waits in a warehouse becomes routes. Walks in: a lease of the warehouse. Walks
 * out: routes that were claimed, and what was left out and why. No framework.
 */
@NullMarked
package io.lading.planner.plan;

import org.jspecify.annotations.NullMarked;
