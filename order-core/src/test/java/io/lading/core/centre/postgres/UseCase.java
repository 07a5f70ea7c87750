package io.lading.core.centre.postgres;

import io.lading.core.reference.Action;
import io.lading.core.reference.Action.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Whose batches the actions of a history come in. */
enum UseCase {
  ADJUST,
  CREATE,
  CHANGE,
  RETRY;

  static UseCase of(Action action) {
    return switch (action) {
      case Action.AdjustStock _ -> ADJUST;
      case Action.Create _ -> CREATE;
      case Action.RetryParked _ -> RETRY;
      case Action.Replay(Action again) -> of(again);
      case Action.Report _,
          Action.Cancel _,
          Action.TradeCancel _,
          Action.Answer _,
          Action.FieldUpdate _,
          Action.Checkpoint _ ->
          CHANGE;
    };
  }

  /** Empty if it concerns none. */
  static String trade(Action action) {
    return switch (action) {
      case Action.Create it -> it.trade();
      case Action.Report it -> it.trade();
      case Action.Cancel it -> it.trade();
      case Action.TradeCancel it -> it.trade();
      case Action.Answer it -> it.trade();
      case Action.FieldUpdate it -> it.trade();
      case Action.Checkpoint it -> it.trade();
      case Action.Replay(Action again) -> trade(again);
      case Action.AdjustStock _, Action.RetryParked _ -> "";
    };
  }

  /** The contract knows no such message, and a chore is no message that comes twice. */
  static boolean isImpossible(Action action) {
    return switch (action) {
      case Action.FieldUpdate it -> it.packageNo() != null && it.field() == Field.BUYER_NAME;
      case Action.Replay(Action again) ->
          again instanceof Action.RetryParked || isImpossible(again);
      default -> false;
    };
  }

  /** Within each window, what one use case does is together. */
  static List<Action> gathered(List<Action> history, int window) {
    var gathered = new ArrayList<Action>();
    for (int from = 0; from < history.size(); from += window) {
      history.subList(from, Math.min(from + window, history.size())).stream()
          .sorted(Comparator.comparing(UseCase::of))
          .forEach(gathered::add);
    }
    return gathered;
  }
}
