package io.lading.core.contract;

/**
 * Reads input messages: CloudEvents binary and structured mode, tolerant of unknown fields, strict
 * about limits (bytes, depth, number length) before it parses. Safe for use by many threads.
 */
public interface EventReader {

  /** Never throws on account of the message. */
  Reading read(IncomingMessage message);

  /** Reads the data of an event that came by HTTP: the envelope is given, data is the body. */
  Reading read(Envelope envelope, byte[] data);

  /** Reads what is said about the order with that code; the data may repeat it. */
  Reading readAbout(Envelope envelope, String lgOrderCode, byte[] data);

  /** Reads a field update: data is the merge patch itself. */
  Reading readPatch(Envelope envelope, PatchTarget target, byte[] patch);

  /** Reads an adjustment of stock whose place is given, too; the data may repeat it. */
  Reading readAdjustment(Envelope envelope, long warehouseId, long skuId, byte[] data);
}
