package io.lading.core.change;

import io.lading.core.change.ChangedOrder.Ask;
import io.lading.core.change.ChangedOrder.AskEnded;
import io.lading.core.contract.OrderRejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Intercepts of one order that begin or end in a batch; one package has at most one at a time. */
final class Intercepts {

  private final Map<Integer, Ask> asked = new TreeMap<>();
  private final List<AskEnded> ended = new ArrayList<>();

  void ask(Ask ask) {
    asked.put(ask.packageIndex(), ask);
  }

  /** {@code refusal}: null if it caught the package. */
  void end(int packageIndex, @Nullable OrderRejected refusal) {
    ended.add(new AskEnded(packageIndex, asked.remove(packageIndex), refusal));
  }

  List<Ask> standing() {
    return List.copyOf(asked.values());
  }

  List<AskEnded> ended() {
    return List.copyOf(ended);
  }
}
