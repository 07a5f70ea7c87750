/** Other solvers, set up as their makers advise. They walk in as services of the benchmark. */
@NullMarked
package io.lading.bench.peers;

import org.jspecify.annotations.NullMarked;
