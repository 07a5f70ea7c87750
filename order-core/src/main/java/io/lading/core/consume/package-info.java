/** Consuming topics so that they can be replayed: the position in PostgreSQL is the truth. */
@NullMarked
package io.lading.core.consume;

import org.jspecify.annotations.NullMarked;
