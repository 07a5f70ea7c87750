/**
 * What every room with SQL uses: transactions, and the binary COPY format. Walks in: work, rows.
 * Walks out: commits, or whose fault it was. Knows no use case.
 */
@NullMarked
package io.lading.core.postgres;

import org.jspecify.annotations.NullMarked;
