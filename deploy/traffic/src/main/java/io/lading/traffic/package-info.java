/**
 * Trades as a trade system would publish them. In walks a seed and a shape, or a file of the user's
 * own; out walk messages ready for Kafka, and what ought to become of them. Knows nothing of
 * order-core: the contract is met from the outside.
 */
@NullMarked
package io.lading.traffic;

import org.jspecify.annotations.NullMarked;
