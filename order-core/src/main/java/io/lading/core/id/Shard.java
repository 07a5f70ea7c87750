package io.lading.core.id;

/**
 * The shard of a buyer, 0 to 255: the top eight bits of the buyer id mixed by the 64-bit finalizer
 * of MurmurHash3 (variant 13 by Stafford), so that ids given out in steps still spread. A buyer id
 * and every id made for him lead to the same shard without a look-up; the mix is for ever.
 */
public final class Shard {

  public static final int COUNT = 256;

  private Shard() {}

  public static int of(long buyerId) {
    long mixed = (buyerId ^ (buyerId >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return (int) ((mixed ^ (mixed >>> 31)) >>> 56);
  }

  /** Of an order's id, made by {@link OrderIds}. */
  public static int ofOrder(long orderId) {
    return IdLayout.shard(orderId);
  }
}
