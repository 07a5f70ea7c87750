package io.lading.planner.solver;

/**
 * Puts absent stops where they cost least, one after the other, in an order that is drawn
 * (Christiaens and Vanden Berghe, section 4.2). Of those that found no place before, only some are
 * tried again each time.
 */
final class GreedyInsertion {

  private static final int RETRIED = 10;

  /** How often some stops may cost more than leaving them out: the next may then cost little. */
  private static final double BOLD = 0.2;

  private final Routes routes;
  private final Places places;
  private final SortOrders orders;
  private final Dice dice;
  private final Waiting waiting;

  GreedyInsertion(Routes routes, Places places, SortOrders orders, Dice dice) {
    this.routes = routes;
    this.places = places;
    this.orders = orders;
    this.dice = dice;
    waiting = new Waiting(routes.facts);
  }

  /** All stops, in a given order of {@link SortOrders}. */
  void insertAll(int order) {
    gather(0);
    orders.sort(waiting, order, dice);
    for (int i = 0; i < waiting.size(); i++) {
      insert(waiting.get(i), routes.facts.penalty);
    }
  }

  /**
   * Gives up as soon as the plan is bound to cost more than it may, whichever detours are left; a
   * place that would make it so is not even looked at, which saves a tenth of the time.
   *
   * @param stale how many were absent before stops were last removed
   * @param most what the plan may cost
   * @return whether it was completed
   */
  boolean recreate(int stale, double most) {
    gather(stale);
    orders.sort(waiting, orders.draw(dice), dice);
    long limit = (long) Math.ceil(most);
    boolean bold = dice.hits(BOLD);
    for (int i = 0; i < waiting.size(); i++) {
      long dearest = bold && dice.hits(0.5) ? Long.MAX_VALUE : routes.facts.penalty;
      long left = limit - (routes.cost - routes.facts.penalty * (waiting.size() - i));
      boolean found = left > 0 && insert(waiting.get(i), Math.min(left, dearest));
      if (!found && left < routes.facts.penalty) {
        return false;
      }
    }
    return true;
  }

  private boolean insert(int stop, long dearest) {
    int after = places.find(stop, dearest);
    if (after == Places.NOWHERE) {
      return false;
    }
    routes.insert(stop, after);
    return true;
  }

  private void gather(int stale) {
    int retried = Math.min(stale, RETRIED);
    int offset = retried < stale ? dice.below(stale) : 0;
    waiting.clear();
    for (int i = 0; i < retried; i++) {
      waiting.add(routes.absent.get((offset + i) % stale));
    }
    for (int i = stale; i < routes.absent.size(); i++) {
      waiting.add(routes.absent.get(i));
    }
  }
}
