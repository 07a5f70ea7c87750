/**
 * What operators ask for, under {@code /actuator}: reachable only where the other management
 * endpoints are. Walks in: a request with every field checked. Walks out: what was done.
 */
@NullMarked
package io.lading.ingest.operations;

import org.jspecify.annotations.NullMarked;
