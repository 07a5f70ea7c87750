package io.lading.core.change;

import io.lading.core.intake.ChoreWork;

/**
 * A chore: moves orders that are finished and old to history, page by page, and tends its months.
 * May be killed at any moment; several instances may run at once. Whoever changes an archived order
 * brings it back.
 */
public interface ArchiveOrders extends ChoreWork {}
