/**
 * What happens to an order after it was made. Walks in: a batch of what warehouses, carriers,
 * sellers and buyers say, and the orders it concerns. Walks out: one outcome each, and what
 * changes. Rules only: no JDBC, no framework.
 */
@NullMarked
package io.lading.core.change;

import org.jspecify.annotations.NullMarked;
