package io.lading.planner.solver;

/**
 * When couriers can be where. Knows for each node from when on its route can go on from it, and
 * until when it must have come to it, so that whether a stop fits in between is seen at once.
 */
final class Timetable {

  /** When the courier can leave a node at the earliest; of a head, when the shift starts. */
  final int[] leave;

  /** When service at a node must begin at the latest; of a head, when the shift ends. */
  final int[] due;

  private final Facts facts;
  private final int size;
  private final int[] next;
  private final int[] prev;

  /** How long the leg from a node to its next takes. */
  private final int[] drive;

  /** Of routes that link their nodes by these arrays. */
  Timetable(Facts facts, int[] next, int[] prev) {
    this.facts = facts;
    this.next = next;
    this.prev = prev;
    size = facts.size;
    leave = new int[next.length];
    due = new int[next.length];
    drive = new int[next.length];
    for (int slot = 0; slot < facts.slots(); slot++) {
      leave[size + 1 + slot] = facts.courier(slot).shiftStart();
      due[size + 1 + slot] = facts.courier(slot).shiftEnd();
    }
  }

  /**
   * @param entry of the leg from the node to its next
   */
  void measure(int node, int entry) {
    drive[node] = facts.time.out[entry];
  }

  /** A stop has just entered a route that was up to date. */
  void enter(int stop) {
    for (int node = stop; node <= size; node = next[node]) {
      int then = begin(node) + facts.service[node];
      if (then == leave[node] && node != stop) {
        break;
      }
      leave[node] = then;
    }
    for (int node = stop; node <= size; node = prev[node]) {
      int then = latest(node);
      if (then == due[node] && node != stop) {
        break;
      }
      due[node] = then;
    }
  }

  /** Brings the whole route up to date. */
  void update(int head) {
    for (int node = next[head]; node <= size; node = next[node]) {
      leave[node] = begin(node) + facts.service[node];
    }
    updateBackwards(head);
  }

  /** Brings {@link #due} of the whole route up to date. */
  void updateBackwards(int head) {
    for (int node = prev[head]; node <= size; node = prev[node]) {
      due[node] = latest(node);
    }
  }

  /** Brings {@link #leave} of a stop up to date and says whether it is still served in time. */
  boolean onTime(int stop) {
    int begin = begin(stop);
    leave[stop] = begin + facts.service[stop];
    return begin <= facts.latest[stop];
  }

  /** Whether a route ends in time as it is. */
  boolean homeInTime(int head) {
    return leave[prev[head]] + drive[prev[head]] <= due[head];
  }

  private int begin(int node) {
    int before = prev[node];
    return Math.max(facts.earliest[node], leave[before] + drive[before]);
  }

  private int latest(int node) {
    return Math.min(facts.latest[node], due[next[node]] - facts.service[node] - drive[node]);
  }
}
