/**
 * Tokens, replicas and connections of PostgreSQL. Walks in: a primary, perhaps a replica that
 * follows it by streaming. Walks out: after a commit, the token that says how far the log is
 * written; for a question, a connection on which everything is found that its caller wrote.
 */
@NullMarked
package io.lading.core.reads.postgres;

import org.jspecify.annotations.NullMarked;
