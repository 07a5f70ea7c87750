package io.lading.planner.solver;

/**
 * Tears strings of adjacent stops out of routes that pass near one place, so that what is left has
 * room and time to spare just there (Christiaens and Vanden Berghe, Transportation Science 54(2),
 * 2020, section 4.1). What is torn out in two pieces there, around some stops that stay, is torn
 * off both ends of the route here, wherever they lie: with equally many iterations that was
 * measured to bring plans of most groups of instances a tenth to a third nearer to the best known.
 */
final class StringRemoval {

  /**
   * @param average how many stops would leave at a time if no route lost its ends
   * @param longest string
   * @param ends how often a route loses its ends instead
   * @param longestEnds how many stops that are, both together, at most
   */
  record Settings(double average, int longest, double ends, int longestEnds) {}

  private final Settings settings;
  private final Routes routes;
  private final Neighbours neighbours;
  private final Dice dice;
  private final IntBag torn;

  StringRemoval(Settings settings, Routes routes, Neighbours neighbours, Dice dice) {
    this.settings = settings;
    this.routes = routes;
    this.neighbours = neighbours;
    this.dice = dice;
    torn = new IntBag(routes.facts.slots());
  }

  /** Around a stop, which may be absent. */
  void ruin(int seed) {
    if (routes.fleet.used.size() == 0) {
      return;
    }
    double stops = routes.served();
    double longest = Math.min(settings.longest(), stops / routes.fleet.used.size());
    double mostStrings = 4 * settings.average() / (1 + longest) - 1;
    int strings = (int) (dice.share() * mostStrings + 1);
    torn.clear();
    tear(seed, longest);
    int from = seed * neighbours.each;
    for (int i = from; i < from + neighbours.each && torn.size() < strings; i++) {
      tear(neighbours.near[i], longest);
    }
  }

  private void tear(int stop, double longest) {
    int slot = routes.slot[stop];
    if (slot < 0 || torn.has(slot)) {
      return;
    }
    torn.add(slot);
    int ends = length(slot, settings.longestEnds());
    if (ends < routes.count[slot] && dice.hits(settings.ends())) {
      tearEnds(routes.head(slot), ends, dice.below(ends + 1));
    } else {
      int length = length(slot, longest);
      routes.punctuality.close(routes.remove(start(stop, length), length));
    }
  }

  private int length(int slot, double longest) {
    return (int) (1 + dice.share() * Math.min(routes.count[slot], longest));
  }

  /**
   * So many stops, {@code first} of them from the beginning of the route and the others from its
   * end.
   */
  private void tearEnds(int head, int length, int first) {
    int behind = routes.next[head];
    if (first > 0) {
      behind = routes.remove(behind, first);
    }
    int last = head;
    for (int i = first; i < length; i++) {
      last = routes.prev[last];
    }
    if (first < length) {
      routes.remove(last, length - first);
    }
    if (routes.punctuality.close(behind)) {
      routes.punctuality.close(head);
    }
  }

  /** Where a string of so many stops that has {@code stop} in it begins; all are as likely. */
  private int start(int stop, int length) {
    int before = 0;
    for (int node = routes.prev[stop]; before < length - 1 && !routes.isHead(node); before++) {
      node = routes.prev[node];
    }
    int behind = 0;
    for (int node = routes.next[stop]; behind < length - 1 && !routes.isHead(node); behind++) {
      node = routes.next[node];
    }
    int least = length - 1 - behind;
    int node = stop;
    for (int back = least + dice.below(before - least + 1); back > 0; back--) {
      node = routes.prev[node];
    }
    return node;
  }
}
