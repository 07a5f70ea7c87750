/**
 * What waits to be delivered. Walks in: events of orders. Walks out: parcels, and what becomes of
 * them. No framework.
 */
@NullMarked
package io.lading.planner.parcel;

import org.jspecify.annotations.NullMarked;
