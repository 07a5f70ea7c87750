/** What the local run reads from the database. In: a data source. Out: counts. */
@NullMarked
package io.lading.local.postgres;

import org.jspecify.annotations.NullMarked;
