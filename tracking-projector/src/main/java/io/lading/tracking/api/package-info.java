/**
 * Questions over HTTP in, JSON or problem details (RFC 9457) out; or a stream of server-sent
 * events.
 */
@NullMarked
package io.lading.tracking.api;

import org.jspecify.annotations.NullMarked;
