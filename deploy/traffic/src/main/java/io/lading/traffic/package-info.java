/**
 * Trades as a trade system would publish them, and what others say of their orders. In walks a seed
 * and a shape, or a file of the user's own, and what the pipeline announces; out walk messages
 * ready for Kafka, and what ought to become of the trades. Knows nothing of order-core: the
 * contract is met from the outside.
 */
@NullMarked
package io.lading.traffic;

import org.jspecify.annotations.NullMarked;
