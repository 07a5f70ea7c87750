/**
 * HTTP in: the atomic writes of the order centre (contract, "HTTP"). Walks in: one request. Walks
 * out: one answer, the same to the same request however often it is repeated; errors are RFC 9457
 * problem details.
 */
@NullMarked
package io.lading.ingest.api;

import org.jspecify.annotations.NullMarked;
