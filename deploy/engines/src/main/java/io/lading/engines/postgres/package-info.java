/**
 * PostgreSQL: as an own process, and what Lading needs in any server (roles, schemas, databases).
 * In: an administrator's address or a data folder. Out: databases with a data source per role.
 */
@NullMarked
package io.lading.engines.postgres;

import org.jspecify.annotations.NullMarked;
