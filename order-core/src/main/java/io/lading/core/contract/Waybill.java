package io.lading.core.contract;

/** A carrier's number of a package. */
public record Waybill(String expressCode, String mailNo) {}
