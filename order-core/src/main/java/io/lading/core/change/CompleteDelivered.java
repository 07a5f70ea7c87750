package io.lading.core.change;

import io.lading.core.intake.ChoreWork;

/**
 * A chore: Completes orders that were delivered long enough ago, each once. Several instances may
 * run at once.
 */
public interface CompleteDelivered extends ChoreWork {}
