/**
 * The read side as a service: settings and wiring. Walks in: status events. Walks out: the time
 * line of every order, over HTTP, as an answer or as a stream; orders and stock as they are.
 */
@NullMarked
package io.lading.tracking;

import org.jspecify.annotations.NullMarked;
