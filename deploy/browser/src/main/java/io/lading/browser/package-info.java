/**
 * A real browser for tests. Walks in: addresses, keys, what somebody prefers. Walks out: what is to
 * be seen.
 */
@NullMarked
package io.lading.browser;

import org.jspecify.annotations.NullMarked;
