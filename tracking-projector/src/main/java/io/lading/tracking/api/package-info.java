/** Questions over HTTP in, JSON or problem details (RFC 9457) out. */
@NullMarked
package io.lading.tracking.api;

import org.jspecify.annotations.NullMarked;
