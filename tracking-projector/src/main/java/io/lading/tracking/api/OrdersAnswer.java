package io.lading.tracking.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of a page of orders. {@code next}: the cursor of the next one, if there may be one. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrdersAnswer(List<OrderAnswer> orders, @Nullable String next) {}
