/** The register of worker numbers in PostgreSQL: table worker_lease. */
@NullMarked
package io.lading.core.id.postgres;

import org.jspecify.annotations.NullMarked;
