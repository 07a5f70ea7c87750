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

  private final int size;
  private final int[] earliest;
  private final int[] latest;
  private final int[] service;
  private final int[] legs;
  private final int[] next;
  private final int[] prev;

  /** How long the leg from a node to its next takes. */
  final int[] drive;

  private final Trail leaves;
  private final Trail dues;

  /** Of routes that link their nodes by these arrays. */
  Timetable(Facts facts, int[] next, int[] prev) {
    earliest = facts.earliest;
    latest = facts.latest;
    service = facts.service;
    legs = facts.time.out;
    this.next = next;
    this.prev = prev;
    size = facts.size;
    leave = new int[next.length];
    due = new int[next.length];
    drive = new int[next.length];
    leaves = new Trail(leave);
    dues = new Trail(due);
    for (int slot = 0; slot < facts.slots(); slot++) {
      leave[size + 1 + slot] = facts.courier(slot).shiftStart();
      due[size + 1 + slot] = facts.courier(slot).shiftEnd();
    }
  }

  /**
   * @param entry of the leg from the node to its next
   */
  void measure(int node, int entry) {
    drive[node] = legs[entry];
  }

  /** A stop has just entered a route that was up to date. */
  void enter(int stop) {
    for (int node = stop; node <= size; node = next[node]) {
      int then = begin(node) + service[node];
      if (then == leave[node] && node != stop) {
        break;
      }
      leaves.set(node, then);
    }
    for (int node = stop; node <= size; node = prev[node]) {
      int then = latest(node);
      if (then == due[node] && node != stop) {
        break;
      }
      dues.set(node, then);
    }
  }

  /**
   * The leg to this node is new; up to the one before and from this one on, a route is as it was,
   * or as it was with a courier whose shift ends at the same time. Says whether whoever is on it is
   * still in time; if not, not all is up to date.
   */
  boolean close(int behind) {
    int node = behind;
    for (; node <= size; node = next[node]) {
      int begin = begin(node);
      int then = begin + service[node];
      if (begin > latest[node] || then == leave[node]) {
        break;
      }
      leaves.set(node, then);
    }
    boolean inTime = node > size ? homeInTime(node) : begin(node) <= latest[node];
    for (node = prev[behind]; node <= size && inTime; node = prev[node]) {
      int then = latest(node);
      if (then == due[node]) {
        break;
      }
      dues.set(node, then);
    }
    return inTime;
  }

  /** Brings {@link #due} of the whole route up to date. */
  void updateBackwards(int head) {
    for (int node = prev[head]; node <= size; node = prev[node]) {
      dues.set(node, latest(node));
    }
  }

  /** Brings {@link #leave} of a stop up to date and says whether it is still served in time. */
  boolean onTime(int stop) {
    int begin = begin(stop);
    leaves.set(stop, begin + service[stop]);
    return begin <= latest[stop];
  }

  /** Whether a route ends in time as it is. */
  boolean homeInTime(int head) {
    return leave[prev[head]] + drive[prev[head]] <= due[head];
  }

  /** {@link #undo} will come back to here. */
  void keep() {
    leaves.keep();
    dues.keep();
  }

  void undo() {
    leaves.undo();
    dues.undo();
  }

  private int begin(int node) {
    int before = prev[node];
    return Math.max(earliest[node], leave[before] + drive[before]);
  }

  private int latest(int node) {
    return Math.min(latest[node], due[next[node]] - service[node] - drive[node]);
  }
}
