package io.lading.core.intake;

/**
 * A chore: forgets identities that are older than the retention, which must be longer than any
 * input topic keeps a message. Dedup rows and stock adjustments are never dropped, so a trade or an
 * adjustment that took effect stays known for ever; only refusals, no-ops and dead letters can be
 * forgotten. Several instances may run at once.
 */
public interface PruneIdentities extends ChoreWork {}
