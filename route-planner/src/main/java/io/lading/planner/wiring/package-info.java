/** The beans of the planner in the order the data flows, and every setting. */
@NullMarked
package io.lading.planner.wiring;

import org.jspecify.annotations.NullMarked;
