package io.lading.core.contract;

/**
 * A JSON merge patch of an order: as canonical JSON text, which is what identifies it, and what it
 * says of the fields that are known.
 */
public record OrderChanges(String text, FieldPatch fields) {}
