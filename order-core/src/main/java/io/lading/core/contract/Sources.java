package io.lading.core.contract;

/** What Lading calls itself as the {@code ce_source} of what it says. */
public final class Sources {

  /** The order centre. */
  public static final String ORDERS = "/lading/orders";

  /** The route planner. */
  public static final String ROUTES = "/lading/routes";

  private Sources() {}
}
