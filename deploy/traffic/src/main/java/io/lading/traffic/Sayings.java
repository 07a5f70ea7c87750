package io.lading.traffic;

import java.util.List;

/** What sellers, warehouses, carriers and buyers say of orders. Safe for many threads. */
public interface Sayings {

  /** What is said of an order before its trade is published, by those who are ahead of it. */
  List<TrafficMessage> before(long number);

  /** What follows an announcement; nothing if it is of somebody else's order. */
  List<LifeStep> after(Announcement announced);
}
