/**
 * Stops and couriers walk in, routes walk out. {@link io.lading.planner.solver.Solver} is the door,
 * {@link io.lading.planner.solver.SisrSolver} stands behind it. Nothing here knows of orders, maps
 * or threads of others; nothing but {@link io.lading.planner.solver.Deadline} reads a clock.
 */
@NullMarked
package io.lading.planner.solver;

import org.jspecify.annotations.NullMarked;
