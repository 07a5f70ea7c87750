package io.lading.core.contract;

import org.jspecify.annotations.Nullable;

/**
 * Whose fields a patch changes: of the order, of one of its packages, or of its items with that
 * itemId (in that package, if it is there too). expectedVersion: of the package's fields, else of
 * the order's.
 */
public record PatchTarget(
    String lgOrderCode,
    @Nullable String packageNo,
    @Nullable Long itemId,
    @Nullable Integer expectedVersion) {}
