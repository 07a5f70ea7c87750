/**
 * Whoever has written reads what he wrote, whoever answers. Walks in: the tokens that answers of
 * the write side carried, and a question. Walks out: its answer and who gave it, a replica or the
 * primary; or the word that a projection has not come that far yet. Without a replica everything is
 * the primary's to answer. What asks the database while it is answered gets its connections from
 * {@link io.lading.core.reads.postgres.ReadConnections}, and need not know.
 */
@NullMarked
package io.lading.core.reads;

import org.jspecify.annotations.NullMarked;
