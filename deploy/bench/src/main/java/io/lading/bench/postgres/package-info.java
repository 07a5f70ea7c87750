/**
 * Everything of the benchmark that speaks SQL: the rows that Lading wrote, and three other ways to
 * write the same rows. In walks a database with Lading's schema; out walk rows and timings. Column
 * lists are written by the server from its own catalogue, so that they stay those of the schema.
 */
@NullMarked
package io.lading.bench.postgres;

import org.jspecify.annotations.NullMarked;
