package io.lading.core.intake;

import java.util.List;

/** What a chore does again and again. Several instances may run at once. */
public interface ChoreWork {

  /**
   * Does one bounded piece of it; what is kept is kept in whole transactions.
   *
   * @return how much was done; zero when there is nothing left to do now
   * @throws StorageUnavailable nothing is known to be committed: repeat
   */
  int runOnce();

  /**
   * What breaks a rule and is left out, so that it does not hold up the rest, each by name with the
   * reason. It is tried again from time to time.
   */
  default List<String> leftOut() {
    return List.of();
  }
}
