/**
 * What every room with SQL uses: transactions, the binary COPY format, and on which shelf the rows
 * of an order are. Walks in: work, rows. Walks out: commits, or whose fault it was. Knows no use
 * case.
 */
@NullMarked
package io.lading.core.postgres;

import org.jspecify.annotations.NullMarked;
