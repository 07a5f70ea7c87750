package io.lading.core.change;

import io.lading.core.lifecycle.FieldGroup;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field that an update would change. packageIndex: of the package whose field it is; null if it
 * is the order's. concerned: the packages that have the value then.
 */
record FieldChange(
    String name, FieldGroup group, @Nullable Integer packageIndex, List<Integer> concerned) {}
