package io.lading.core.model;

import java.util.UUID;

/**
 * Identifies an input message: 16 bytes of SHA-256 over (ce_source, ce_id, retry) or, without
 * ce_id, over type and canonical content.
 */
public record Identity(UUID value) {}
