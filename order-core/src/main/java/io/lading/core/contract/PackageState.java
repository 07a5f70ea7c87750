package io.lading.core.contract;

import org.jspecify.annotations.Nullable;

/** The package a status event concerns. */
public record PackageState(
    String packageNo, OrderStatus status, @Nullable String mailNo, @Nullable String expressCode) {}
