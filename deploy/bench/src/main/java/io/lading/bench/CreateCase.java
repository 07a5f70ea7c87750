package io.lading.bench;

/** One way to create orders, measured over a whole workload on engines of its own state. */
interface CreateCase {

  /** The row of the table it belongs to, such as {@code (b) 4 threads}. */
  String name();

  Measured measure(Rig rig, Workload workload) throws Exception;
}
