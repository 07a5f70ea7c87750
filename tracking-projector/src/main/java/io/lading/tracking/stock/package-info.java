/**
 * What runs short. Walks in: levels of stock, all of them, now and then. Walks out: the least
 * available of them, for many who ask. Knows no framework.
 */
@NullMarked
package io.lading.tracking.stock;

import org.jspecify.annotations.NullMarked;
