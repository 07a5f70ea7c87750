package io.lading.bench.postgres;

import org.jspecify.annotations.Nullable;

/** A row's values, in the order of {@link OrderTable#columns}. */
record Row(@Nullable Object[] values) {}
