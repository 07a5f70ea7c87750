/** Records of the status and fleet topics in, polls of what the planner needs out. */
@NullMarked
package io.lading.planner.intake;

import org.jspecify.annotations.NullMarked;
