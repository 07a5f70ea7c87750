package io.lading.core.reads;

/** The replica as it was seen last. Safe for many threads. */
public interface Replica {

  /** There is none. */
  Replica NONE =
      new Replica() {
        @Override
        public ReplicaState state() {
          return new ReplicaState.Absent();
        }

        @Override
        public void failed(String why) {}
      };

  ReplicaState state();

  /** It did not answer: nobody asks it until it was looked at again. */
  void failed(String why);
}
