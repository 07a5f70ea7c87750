/**
 * Status events to waiting parcels to delivery routes, as a process of its own. Walks in: status
 * and fleet messages. Walks out: routes, and what is said of them.
 */
@NullMarked
package io.lading.planner;

import org.jspecify.annotations.NullMarked;
