/**
 * The idempotent creator. Walks in: a batch of paid trades. Walks out: one outcome each, committed.
 */
@NullMarked
package io.lading.core.create;

import org.jspecify.annotations.NullMarked;
