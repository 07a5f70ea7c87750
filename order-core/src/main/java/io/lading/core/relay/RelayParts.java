package io.lading.core.relay;

/** What every lane of a relay shares. owner: unique to this instance and its life. */
record RelayParts(String owner, RelayStorage storage, RelaySettings settings, RelayMeters meters) {}
