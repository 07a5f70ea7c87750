package io.lading.core.contract;

/**
 * Bounds of one message, checked before (bytes) and while (the rest) it is parsed. Limits of single
 * fields are the contract's and no setting.
 *
 * @param maxBytes of the value, raw
 * @param maxDepth nested objects and arrays
 * @param maxNumberLength characters of a JSON number
 * @param maxNameLength characters of a field name, known or not
 * @param maxViolations named in one dead letter; further ones are counted
 */
public record ContractLimits(
    int maxBytes, int maxDepth, int maxNumberLength, int maxNameLength, int maxViolations) {

  /** Of a message's key. What is announced about a message carries its key. */
  public static final int MAX_KEY_BYTES = 4096;

  public static final ContractLimits DEFAULT = new ContractLimits(1 << 20, 32, 64, 1024, 100);

  public ContractLimits {
    within("maxBytes", maxBytes, 1024, 64 << 20);
    within("maxDepth", maxDepth, 8, 500);
    within("maxNumberLength", maxNumberLength, 32, 1000);
    within("maxNameLength", maxNameLength, 64, 50_000);
    within("maxViolations", maxViolations, 1, 10_000);
  }

  private static void within(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " is " + value + ", expected " + least + " to " + most);
    }
  }
}
