package io.lading.core.consume;

import java.util.UUID;

/** What PostgreSQL holds for a group and a partition. */
public record StoredPosition(UUID topicId, long nextOffset) {}
