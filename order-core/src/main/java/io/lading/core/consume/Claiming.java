package io.lading.core.consume;

import java.util.List;

/** What became of claiming partitions: all of them, or none and why. */
public sealed interface Claiming {

  record Claimed(List<Claim> claims) implements Claiming {}

  record Refused(List<PositionRefusal> refusals) implements Claiming {}
}
