/**
 * How the pipeline is, for operators. Walks in: what the projection, the outbox and the brokers can
 * tell. Walks out: figures, each known or unknown with its reason, read now and then for many who
 * ask.
 */
@NullMarked
package io.lading.tracking.operations;

import org.jspecify.annotations.NullMarked;
