/** What a use case is given and what it answers: batches, entries, outcomes, positions. */
@NullMarked
package io.lading.core.intake;

import org.jspecify.annotations.NullMarked;
