/** The schema {@code routing}: the only room with SQL. Ports walk in, committed rows walk out. */
@NullMarked
package io.lading.planner.postgres;

import org.jspecify.annotations.NullMarked;
