/** Routing instances walk in; how near solvers get to the best known plans walks out. */
@NullMarked
package io.lading.bench.routes;

import org.jspecify.annotations.NullMarked;
