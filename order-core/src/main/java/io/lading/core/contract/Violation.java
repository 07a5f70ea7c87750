package io.lading.core.contract;

/** One violated field: a JSON pointer to it and what was expected. */
public record Violation(String field, String expected) {}
