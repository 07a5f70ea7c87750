package io.lading.core.change;

import io.lading.core.intake.ChoreWork;

/**
 * A chore: Cancels forward orders whose reservation nobody confirmed in time, each once. Several
 * instances may run at once.
 */
public interface CancelUnconfirmed extends ChoreWork {}
