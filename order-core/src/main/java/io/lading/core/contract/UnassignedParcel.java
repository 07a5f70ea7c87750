package io.lading.core.contract;

/** A parcel that fitted on no route, and why. */
public record UnassignedParcel(String lgOrderCode, String packageNo, String reason) {}
