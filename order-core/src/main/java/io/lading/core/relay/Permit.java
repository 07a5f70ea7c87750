package io.lading.core.relay;

/** Asked while a page is being published. */
interface Permit {

  /** May another record be sent? Only while the lease is surely ours. */
  boolean maySend();

  /**
   * Is it worth waiting for acknowledgements? As long as nobody else is known to own the lane: if
   * he does, the position will not move.
   */
  boolean mayWait();

  /** Acknowledgements are overdue. */
  void overdue(String what);

  /** For work that no lease guards. */
  Permit ALWAYS =
      new Permit() {
        @Override
        public boolean maySend() {
          return true;
        }

        @Override
        public boolean mayWait() {
          return true;
        }

        @Override
        public void overdue(String what) {}
      };
}
