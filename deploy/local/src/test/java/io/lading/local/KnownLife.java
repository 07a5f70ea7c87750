package io.lading.local;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is said about an order, one after the other, and what has to become of each step. mode: of
 * the orders that can live so; null: of all. early: the first step is said before the trade.
 */
record KnownLife(@Nullable String mode, boolean early, List<Step> steps) {

  /** Of an order about which nobody says anything. */
  static final KnownLife NONE = new KnownLife(null, false, List.of());

  static final List<KnownLife> ALL =
      List.of(
          any("CONFIRMED", "SHIPPED", "OUT_FOR_DELIVERY", "DELIVERED", "COMPLETED"),
          any("CONFIRMED", "CONFIRMED -> nothing", "SHIPPED", "scan -> CHECKPOINT SHIPPED"),
          any("SHIPPED", "DELIVERED", "CONFIRMED -> LATE DELIVERED", "COMPLETED"),
          any("DELIVERED", "RETURNED -> !INVALID_TRANSITION", "cancel -> !CANCEL_TOO_LATE"),
          any("TELEPORTED -> dead", "CONFIRMED", "REJECTED", "RETURNING", "RETURNED"),
          any("rename -> FIELDS PENDING", "rename -> nothing", "CONFIRMED"),
          any("CONFIRMED", "cancel -> CANCELLED", "SHIPPED -> EXCEPTION CANCELLED"),
          any("cancel -> CANCELLED", "cancel -> nothing", "CONFIRMED -> !INVALID_TRANSITION"),
          any("SHIPPED", "cancel -> CANCELLED", "CAUGHT -> nothing"),
          any("trade-cancel -> CANCELLED"),
          any(
              "SHIPPED",
              "OUT_FOR_DELIVERY",
              "cancel -> DELIVERY_INTERCEPTING",
              "CAUGHT -> RETURNING",
              "RETURNED"),
          any(
              "OUT_FOR_DELIVERY",
              "cancel -> DELIVERY_INTERCEPTING",
              "TOO_LATE -> OUT_FOR_DELIVERY !CANCEL_TOO_LATE",
              "DELIVERED"),
          any(
              "OUT_FOR_DELIVERY",
              "cancel -> DELIVERY_INTERCEPTING",
              "DELIVERED -> DELIVERED !CANCEL_TOO_LATE",
              "CAUGHT -> !INVALID_TRANSITION"),
          early("SHIPPED", "OUT_FOR_DELIVERY", "DELIVERED"),
          of(
              "CARRIER",
              "CARRIER_ACCEPTED",
              "cancel -> DELIVERY_INTERCEPTING",
              "CAUGHT -> CANCELLED"),
          of(
              "CARRIER",
              "CARRIER_ACCEPTED",
              "cancel -> DELIVERY_INTERCEPTING",
              "PICKED_UP -> PACKAGE DELIVERY_INTERCEPTING",
              "CAUGHT -> RETURNING"),
          of(
              "WAREHOUSE",
              "SHIPPED",
              "WAREHOUSE_ACCEPTED",
              "cancel -> WAREHOUSE_INTERCEPTING",
              "CAUGHT -> CANCELLED"),
          of(
              "WAREHOUSE",
              "WAREHOUSE_ACCEPTED",
              "cancel -> WAREHOUSE_INTERCEPTING",
              "WAREHOUSE_OUTBOUND -> WAREHOUSE_OUTBOUND !CANCEL_TOO_LATE",
              "cancel -> !CANCEL_NOT_NOW",
              "PICKED_UP"));

  /** said: a status that is reported, or another word; announced: kind and status, if anything. */
  record Step(String said, @Nullable String announced, @Nullable String refused, boolean dead) {

    static Step of(String text) {
      String said = text.replaceFirst(" ->.*", "");
      String becomes = text.replaceFirst(".*-> ", "");
      String announced = becomes.replaceFirst(" ?!.*", "");
      boolean silent =
          announced.isEmpty() || announced.equals("nothing") || announced.equals("dead");
      String refused = becomes.contains("!") ? becomes.replaceFirst(".*!", "") : null;
      return new Step(said, silent ? null : announced, refused, becomes.equals("dead"));
    }

    /** Said on the topic of trades. */
    boolean isOfTrade() {
      return said.startsWith("trade-");
    }
  }

  private static KnownLife any(String... steps) {
    return new KnownLife(null, false, steps(steps));
  }

  private static KnownLife early(String... steps) {
    return new KnownLife(null, true, steps(steps));
  }

  private static KnownLife of(String mode, String... steps) {
    return new KnownLife(mode, false, steps(steps));
  }

  private static List<Step> steps(String... texts) {
    return Arrays.stream(texts).map(Step::of).toList();
  }

  boolean fits(String ofOrder) {
    return mode == null || mode.equals(ofOrder);
  }

  /** Kind and status of each event of an order that has one package; transitions have no kind. */
  List<String> line() {
    List<String> line = new ArrayList<>(List.of("PENDING"));
    announced().forEach(line::add);
    return line;
  }

  /** In which the order and all its packages are in the end. */
  String end() {
    return line().getLast().replaceFirst(".* ", "");
  }

  List<String> refusals() {
    List<String> codes = new ArrayList<>();
    for (Step step : steps) {
      if (step.refused() != null) {
        codes.add(step.refused());
      }
    }
    return codes;
  }

  private Stream<String> announced() {
    return steps.stream().flatMap(step -> Stream.ofNullable(step.announced()));
  }
}
