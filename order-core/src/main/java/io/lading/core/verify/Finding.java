package io.lading.core.verify;

import java.util.List;

/** What became of checking one invariant; named by its number in the specification. */
public sealed interface Finding {

  String invariant();

  /** True of everything that was looked at. */
  record Held(String invariant, long checked) implements Finding {}

  /** {@code offences}: the first of {@code count}. */
  record Broken(String invariant, long count, List<Offence> offences) implements Finding {}

  /** Neither: something is still on its way, or its traces are gone. Not a breach by itself. */
  record Undecided(String invariant, long count, String why) implements Finding {}

  /** Which order, trade, stock row or record, and what is wrong with it. */
  record Offence(String id, String problem) {}
}
