/** The append-only log of messages to publish, its lanes and their leases. */
@NullMarked
package io.lading.core.outbox;

import org.jspecify.annotations.NullMarked;
