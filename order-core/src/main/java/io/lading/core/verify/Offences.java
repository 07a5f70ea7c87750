package io.lading.core.verify;

import io.lading.core.verify.Finding.Broken;
import io.lading.core.verify.Finding.Held;
import io.lading.core.verify.Finding.Offence;
import java.util.ArrayList;
import java.util.List;

/** Counts all offences against an invariant and keeps the first of them. */
public final class Offences {

  private static final int MOST = 20;

  private final String invariant;
  private final List<Offence> first = new ArrayList<>();
  private long count;

  public Offences(String invariant) {
    this.invariant = invariant;
  }

  public void add(String id, String problem) {
    count++;
    if (first.size() < MOST) {
      first.add(new Offence(id, problem));
    }
  }

  public Finding finding(long checked) {
    return count == 0 ? new Held(invariant, checked) : new Broken(invariant, count, first);
  }
}
