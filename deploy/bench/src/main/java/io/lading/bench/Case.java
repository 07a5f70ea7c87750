package io.lading.bench;

/** One way to do the work, measured over a whole workload on engines of its own state. */
interface Case<W> {

  /** The row of the table it belongs to, such as {@code (b) 4 threads}. */
  String name();

  Measured measure(Rig rig, W workload) throws Exception;
}
