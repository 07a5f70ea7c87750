package io.lading.core.contract;

/** A value in the making while its JSON object is read. */
interface Draft<T> {

  /**
   * Takes the value the cursor is at, if the field is known. An unknown one is left for the cursor
   * to skip.
   */
  boolean take(String name, JsonCursor in);

  /**
   * All fields have been read. Called also when some were violated: the value is thrown away then.
   */
  T finish(JsonCursor in);
}
