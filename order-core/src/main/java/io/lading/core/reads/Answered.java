package io.lading.core.reads;

/** An answer and who gave it. */
public record Answered<T>(T answer, Source source) {}
