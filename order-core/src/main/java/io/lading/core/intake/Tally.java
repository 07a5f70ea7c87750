package io.lading.core.intake;

/** How the records of one partition ended; their sum is the number of records consumed. */
public record Tally(long applied, long noOp, long rejected, long deadLettered, long parked) {}
