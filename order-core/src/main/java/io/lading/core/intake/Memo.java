package io.lading.core.intake;

import io.lading.core.model.Identity;

/** An outcome that must be remembered under its identity; byHttp: together with the answer. */
public record Memo(Identity identity, Outcome outcome, boolean byHttp) {}
