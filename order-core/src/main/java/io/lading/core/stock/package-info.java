/** Stock receipts and adjustments, and the arithmetic of reservations. */
@NullMarked
package io.lading.core.stock;

import org.jspecify.annotations.NullMarked;
