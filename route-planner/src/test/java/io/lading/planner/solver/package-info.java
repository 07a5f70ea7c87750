@NullMarked
package io.lading.planner.solver;

import org.jspecify.annotations.NullMarked;
