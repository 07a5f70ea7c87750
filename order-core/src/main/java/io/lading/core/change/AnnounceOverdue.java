package io.lading.core.change;

import io.lading.core.intake.ChoreWork;

/**
 * A chore: Announces intercepts that nobody answered in time, each once. Several instances may run
 * at once.
 */
public interface AnnounceOverdue extends ChoreWork {}
