/** The model that Timefold Solver works on: vehicles, each with a list of visits. */
@NullMarked
package io.lading.bench.peers.timefold;

import org.jspecify.annotations.NullMarked;
