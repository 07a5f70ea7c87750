package io.lading.core.intake;

import io.lading.core.model.Identity;
import org.jspecify.annotations.Nullable;

/**
 * An outcome that must be remembered under its identity; byHttp: together with the answer and the
 * content that was asked for.
 */
public record Memo(
    Identity identity, Outcome outcome, boolean byHttp, @Nullable Identity content) {}
