package io.lading.planner.solver;

/**
 * Takes off a route whom the courier would miss, until nobody is late. Where every detour is longer
 * than the direct way, stops that leave make nobody late; roads are not always like that.
 */
final class Punctuality {

  private final Routes routes;
  private final Facts facts;
  private final Timetable times;

  Punctuality(Routes routes) {
    this.routes = routes;
    facts = routes.facts;
    times = routes.times;
  }

  /** Of a route that stops left or were appended to. Its timetable is up to date then. */
  void settle(int slot) {
    if (!facts.brittle) {
      return;
    }
    int head = routes.head(slot);
    for (int node = routes.next[head]; !routes.isHead(node); node = routes.next[node]) {
      if (!reached(node)) {
        routes.remove(node);
      }
    }
    while (routes.next[head] != head && !homeInTime(head)) {
      routes.remove(routes.prev[head]);
    }
    if (facts.timed) {
      times.updateBackwards(head);
    }
  }

  /**
   * Of a route that is up to date but for the leg to this node: stops left it from before the node,
   * or it goes on from there as that of an equal courier did. Says whether nobody else had to
   * leave.
   */
  boolean close(int behind) {
    if (!facts.brittle) {
      return true;
    }
    boolean reached = routes.leg[routes.prev[behind]] < Legs.GAP;
    if (reached && (!facts.timed || times.close(behind))) {
      return true;
    }
    settle(routes.slot[behind]);
    return false;
  }

  private boolean reached(int node) {
    return routes.leg[routes.prev[node]] < Legs.GAP && (!facts.timed || times.onTime(node));
  }

  private boolean homeInTime(int head) {
    return routes.leg[routes.prev[head]] < Legs.GAP && (!facts.timed || times.homeInTime(head));
  }
}
