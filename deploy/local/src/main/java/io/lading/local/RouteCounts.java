package io.lading.local;

/** How many routes of this run came so far; a route that is planned again counts once. */
record RouteCounts(long planned, long departed, long finished, long superseded) {
  String inBrief() {
    return "%,d planned, %,d under way, %,d driven"
        .formatted(planned, departed - finished, finished);
  }
}
