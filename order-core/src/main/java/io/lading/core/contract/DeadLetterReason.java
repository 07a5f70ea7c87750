package io.lading.core.contract;

/** Why a message cannot be acted on; message names every violated field. */
public record DeadLetterReason(DeadLetterCode code, String errorClass, String message) {}
